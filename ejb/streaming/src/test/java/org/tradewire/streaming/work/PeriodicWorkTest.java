package org.tradewire.streaming.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.WakeableTurns;

class PeriodicWorkTest {

  private static final Duration PERIOD = Duration.ofMillis(1);

  private final List<String> log = new ArrayList<>();
  private final Logger logger = Logger.getLogger(PeriodicWork.class.getName());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          log.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private final PeriodicWorks works = new PeriodicWorks(Thread::new, System::nanoTime);
  private final List<String> done = new ArrayList<>();
  private long nowNs;

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void end() {
    logger.removeHandler(handler);
    works.close();
  }

  @Test
  void shouldGoOnAfterAStepThatFailsAndComplainOnce() {
    AtomicInteger failing = new AtomicInteger(2);
    PeriodicWork work =
        work(
            WorkPlan.every(PERIOD, "market_publishing")
                .step(
                    "tickers wait",
                    () -> {
                      if (failing.getAndDecrement() > 0) {
                        throw new IllegalStateException("no \"price\"\nfor it");
                      }
                    })
                .step("candles wait", () -> done.add("stored")));

    work.turn();
    assertThat(work.isFailing()).isTrue();
    work.turn();
    work.turn();

    assertThat(done).containsExactly("stored", "stored", "stored");
    assertThat(work.isFailing()).isFalse();
    assertThat(log)
        .containsExactly(
            "WARNING event=work_failed work=market_publishing"
                + " reason=\"java.lang.IllegalStateException: no  price for it\""
                + " effect=\"tickers wait\"",
            "INFO event=work_recovered work=market_publishing");
    assertThat(work.figures().failures()).isEqualTo(2);
  }

  @Test
  void shouldSurviveAnErrorAndARelayThatIsAway() {
    PeriodicWork work =
        work(
            WorkPlan.every(PERIOD, "relaying")
                .step(
                    "messages wait",
                    () -> {
                      throw new RelayUnavailableException("away", null);
                    })
                .step(
                    "",
                    () -> {
                      throw new StackOverflowError();
                    })
                .step("", () -> done.add("after")));
    work.turn();

    assertThat(done).containsExactly("after");
    assertThat(log.get(0)).contains("reason=\"the relay is away\" effect=\"messages wait\"");
    assertThat(log.get(1)).startsWith("SEVERE event=work_broken work=relaying");
  }

  @Test
  void shouldCountWhatAStepComplainsOf() {
    AtomicInteger turn = new AtomicInteger();
    PeriodicWork[] work = new PeriodicWork[1];
    work[0] =
        work(
            WorkPlan.every(PERIOD, "watch")
                .step(
                    "",
                    () -> {
                      if (turn.incrementAndGet() == 1) {
                        work[0].complain("account 1");
                        work[0].complain("account 2");
                      }
                    }));
    work[0].turn();
    assertThat(work[0].isFailing()).isTrue();
    work[0].turn();

    assertThat(work[0].isFailing()).isFalse();
    assertThat(log)
        .containsExactly(
            "WARNING event=work_failed work=watch reason=\"account 1\"",
            "INFO event=work_recovered work=watch");
  }

  @Test
  void shouldLeaveTurnsOutWhileNothingGoesOnButNoneAfterAFailure() {
    InMemoryStreamBroker broker = new InMemoryStreamBroker(0);
    AtomicInteger rested = new AtomicInteger();
    AtomicInteger failing = new AtomicInteger();
    PeriodicWork work =
        work(
            WorkPlan.every(PERIOD, "watch")
                .resting(
                    new WakeableTurns(broker, "orders", 4), () -> false, rested::incrementAndGet)
                .step(
                    "",
                    () -> {
                      done.add("look");
                      if (failing.getAndDecrement() > 0) {
                        throw new IllegalStateException();
                      }
                    }));
    work.turn(); // The first one is due.
    work.turn();
    work.turn();
    assertThat(done).hasSize(1);
    assertThat(rested).hasValue(2);

    failing.set(1);
    broker.wake("orders");
    work.turn();
    work.turn();
    assertThat(done).hasSize(3);
    work.turn();
    assertThat(done).hasSize(3);
  }

  /** What any node has stored holds on every node within a second. */
  @Test
  void shouldLookForWhatWasStoredWhenItIsToldAndWithinASecondAnyhow() {
    InMemoryStreamBroker broker = new InMemoryStreamBroker(0);
    WorkPlan plan = WorkPlan.watching(broker, "orders", "watch").step("", () -> done.add("look"));
    assertThat(plan.isFirstTurnHere()).isTrue();
    assertThat(plan.pauseBetweenTurns()).isEqualTo(Duration.ofMillis(200));
    PeriodicWork work = work(plan);
    work.turn();
    assertThat(done).hasSize(1);

    broker.wake("orders");
    work.turn();
    assertThat(done).hasSize(2);

    for (int i = 0; i < 3; i++) {
      work.turn();
    }
    assertThat(done).hasSize(2);
    work.turn();
    assertThat(done).hasSize(3);
  }

  @Test
  void shouldDoTheTurnWhereItCannotBeToldWhetherItIsDue() {
    PeriodicWork work =
        work(
            WorkPlan.every(PERIOD, "watch")
                .resting(
                    new WakeableTurns(new InMemoryStreamBroker(0), "orders", 4),
                    () -> {
                      throw new IllegalStateException("not known");
                    })
                .step("", () -> done.add("look")));
    work.turn();
    work.turn();

    assertThat(done).hasSize(2);
    assertThat(log.get(0)).startsWith("SEVERE event=work_broken work=watch");
  }

  @Test
  void shouldLeaveAloneForAWhileWhoDoesNotAnswer() {
    PeriodicWork work =
        work(
            WorkPlan.every(PERIOD, "watch")
                .pausingAfterFailure(Duration.ofNanos(100))
                .step(
                    "",
                    () -> {
                      done.add("asked");
                      if (done.size() == 1) {
                        throw new IllegalStateException();
                      }
                    }));
    work.turn();
    nowNs += 99;
    work.turn();
    assertThat(done).hasSize(1);
    assertThat(work.isFailing()).isTrue();

    nowNs += 1;
    work.turn();
    work.turn();
    assertThat(done).hasSize(3);
    assertThat(log.get(1)).startsWith("INFO event=work_recovered");
  }

  @Test
  void shouldSayForHowLongATurnHasBeenRunning() {
    List<WorkFigures> during = new ArrayList<>();
    PeriodicWork[] work = new PeriodicWork[1];
    work[0] =
        work(
            WorkPlan.every(PERIOD, "watch")
                .step(
                    "",
                    () -> {
                      nowNs += 7;
                      during.add(work[0].figures());
                    }));
    work[0].turn();
    nowNs += 5;

    assertThat(during).containsExactly(new WorkFigures("watch", 0, false, 7, 0));
    assertThat(work[0].figures()).isEqualTo(new WorkFigures("watch", 0, false, 0, 5));
  }

  @Test
  void shouldBeRunAgainAndAgainUntilItIsClosed() {
    AtomicInteger turns = new AtomicInteger();
    PeriodicWork work =
        works.begin(WorkPlan.every(PERIOD, "watch").atOnce().step("", turns::incrementAndGet));
    await().until(() -> turns.get() >= 3);
    assertThat(works.figures()).extracting(WorkFigures::name).containsExactly("watch");

    work.close();
    works.close();
    int done = turns.get();

    assertThat(works.figures()).isEmpty();
    assertThat(turns).hasValue(done);
  }

  @Test
  void shouldNotWaitForAnotherJobThatStandsStill() throws Exception {
    CountDownLatch standsStill = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    AtomicInteger turns = new AtomicInteger();
    works.begin(
        WorkPlan.every(PERIOD, "slow")
            .step(
                "",
                () -> {
                  standsStill.countDown();
                  try {
                    released.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    standsStill.await();
    works.begin(WorkPlan.every(PERIOD, "watch").step("", turns::incrementAndGet));
    works.begin(WorkPlan.every(PERIOD, "other").step("", turns::incrementAndGet));

    await().until(() -> turns.get() >= 10);
    released.countDown();
  }

  /** It may be in the middle of a transaction. */
  @Test
  void shouldLetATurnUnderWayEndWhenAllAreClosed() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    PeriodicWorks patient =
        new PeriodicWorks(Thread::new, System::nanoTime, Duration.ofMinutes(10));
    patient.begin(
        WorkPlan.every(PERIOD, "slow")
            .step(
                "",
                () -> {
                  underWay.countDown();
                  try {
                    released.await();
                    ended.incrementAndGet();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    underWay.await();
    Thread closing = new Thread(patient::close);
    closing.start();
    await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
    released.countDown();
    closing.join();

    assertThat(ended).hasValue(1);
  }

  @Test
  void shouldDoTheFirstTurnWhereItIsBegun() {
    Thread[] first = new Thread[1];
    works.begin(
        WorkPlan.every(Duration.ofHours(1), "watch")
            .firstTurnHere()
            .step("", () -> first[0] = Thread.currentThread()));
    assertThat(first[0]).isSameAs(Thread.currentThread());
  }

  @Test
  void shouldBeDoneDailyAtItsHourHoweverLongItTakes() {
    ZoneId zone = ZoneId.of("America/New_York");
    LocalTime at = LocalTime.of(3, 17);
    AtomicReference<Instant> now = new AtomicReference<>();
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId other) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.get();
          }
        };
    now.set(Instant.parse("2026-03-07T08:16:00Z")); // 03:16, the day before clocks are set forward
    WorkPlan plan = WorkPlan.daily(at, zone, clock, "pruning");
    assertThat(plan.delay()).isEqualTo(Duration.ofMinutes(1));

    now.set(Instant.parse("2026-03-07T08:20:00Z")); // Three minutes later it is through.
    assertThat(plan.pauseBetweenTurns()).isEqualTo(Duration.ofHours(23).minusMinutes(3));
  }

  @Test
  void shouldRefuseNamesThatReadLikeNoOthers() {
    assertThatThrownBy(() -> WorkPlan.every(PERIOD, "outbox-pruning"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WorkPlan.every(Duration.ZERO, "pruning"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private PeriodicWork work(WorkPlan plan) {
    return new PeriodicWork(plan, () -> nowNs);
  }
}
