package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.session.RequestThreads;

class RequestLaneTest {

  private static final int MAX = 3;
  private static final int MAX_CHARS = 10;

  private final Queue<Runnable> turns = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private final RequestLane lane = lane("");

  @Test
  void shouldCarryOutNothingOnTheThreadThatReads() {
    lane.add("a", 1);

    assertThat(done).isEmpty();
    assertThat(turns).hasSize(1);
    run();
    assertThat(done).containsExactly("a@1");
  }

  @Test
  void shouldGoOnWithTheNextRequestWhereNoThreadWasToBeHad() {
    Queue<RuntimeException> failures = new ArrayDeque<>(List.of(new IllegalStateException("none")));
    RequestLane poor =
        new RequestLane(
            turn -> {
              if (!failures.isEmpty()) {
                throw failures.remove();
              }
              turns.add(turn);
            },
            MAX,
            MAX_CHARS,
            new Recorder(""));
    assertThatThrownBy(() -> poor.add("a", 1)).isInstanceOf(IllegalStateException.class);
    poor.add("b", 2);
    run();
    assertThat(done).containsExactly("a@1", "b@2");
  }

  @Test
  void shouldTakeTurnsWithOtherSessions() {
    RequestLane other = lane("other ");
    lane.add("a", 1);
    lane.add("b", 1);
    lane.add("c", 1);
    other.add("x", 1);

    assertThat(turns).hasSize(2);
    run();

    assertThat(done).containsExactly("a@1", "other x@1", "b@1", "c@1");
  }

  @Test
  void shouldRefuseWhatFindsNoRoomInItsPlace() {
    lane.add("a", 1);
    lane.add("b", 1);
    lane.add("c", 1);
    lane.add("too many", 1);
    lane.add("too many", 1);
    turns.remove().run();
    lane.add("d", 2);
    lane.add("too many", 2);
    run();
    lane.add("e", 3);
    run();

    assertThat(done).containsExactly("a@1", "b@1", "c@1", "2 refused", "d@2", "1 refused", "e@3");
  }

  @Test
  void shouldBoundTheLengthOfWhatWaitsAndTakeOneLongRequestAlone() {
    String longer = "x".repeat(MAX_CHARS + 1);
    lane.add(longer, 1);
    lane.add("a", 1);
    run();
    lane.add("a", 2);
    lane.add("x".repeat(MAX_CHARS), 2);
    lane.add("b".repeat(MAX_CHARS - 1), 2);
    run();

    assertThat(done)
        .containsExactly(
            longer + "@1", "1 refused", "a@2", "1 refused", "b".repeat(MAX_CHARS - 1) + "@2");
  }

  @Test
  void shouldCarryOutNothingBehindItsEnd() {
    lane.add("a", 1);
    lane.add("b", 1);
    lane.end();
    lane.add("c", 1);
    run();

    assertThat(done).isEmpty();
  }

  @Test
  void shouldEndWhereNobodyRunsIt() {
    RequestLane closed =
        new RequestLane(
            turn -> {
              throw new RejectedExecutionException("closed");
            },
            MAX,
            MAX_CHARS,
            new Recorder(""));

    closed.add("a", 1);
    closed.add("b", 1);

    assertThat(done).isEmpty();
  }

  @Test
  void shouldGoOnBehindARequestThatFails() {
    lane.add("fail", 1);
    lane.add("b", 1);
    assertThatThrownBy(() -> turns.remove().run()).isInstanceOf(IllegalStateException.class);
    run();

    assertThat(done).containsExactly("b@1");
  }

  @Test
  void shouldKeepOrderAndRunOneAtATimeOnSeveralThreads() {
    int requests = 20_000;
    List<String> seen = new CopyOnWriteArrayList<>();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger next = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    RequestLane.Requests checked =
        new RequestLane.Requests() {
          @Override
          public void carryOut(String request, long arrivedNs) {
            if (inside.incrementAndGet() > 1 || next.getAndIncrement() != arrivedNs) {
              seen.add(request);
            }
            inside.decrementAndGet();
          }

          @Override
          public void refuse(int count) {
            refused.addAndGet(count);
          }
        };
    try (RequestThreads threads = new RequestThreads(4, Thread::new)) {
      RequestLane busy = new RequestLane(threads, requests, Integer.MAX_VALUE, checked);
      IntStream.range(0, requests).forEach(i -> busy.add(Integer.toString(i), i));
      await().until(() -> next.get() == requests);
    }

    assertThat(seen).isEmpty();
    assertThat(refused).hasValue(0);
  }

  private RequestLane lane(String name) {
    return new RequestLane(turns::add, MAX, MAX_CHARS, new Recorder(name));
  }

  private void run() {
    for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
      turn.run();
    }
  }

  private final class Recorder implements RequestLane.Requests {
    private final String name;

    Recorder(String name) {
      this.name = name;
    }

    @Override
    public void carryOut(String request, long arrivedNs) {
      if (request.equals("fail")) {
        throw new IllegalStateException(request);
      }
      done.add(name + request + "@" + arrivedNs);
    }

    @Override
    public void refuse(int count) {
      done.add(name + count + " refused");
    }
  }
}
