package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.faults.FaultRun.pause;
import static org.tradewire.systemtests.faults.FaultRun.report;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.faults.NodeFigures;
import org.tradewire.systemtests.faults.SignalBatch;
import org.tradewire.systemtests.faults.SignalFollowers;
import org.tradewire.systemtests.faults.SignalTraffic;
import org.tradewire.systemtests.faults.StoredSignals;
import org.tradewire.systemtests.harness.LogMark;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * A node is stopped, or its application undeployed, while signals wait: it stores them, or says in
 * its log how many it did not.
 */
@SystemTest
@EnabledIfSystemProperty(
    named = "faults.node",
    matches = "true",
    disabledReason = "takes minutes; -Pfaults runs it")
class SignalStopIT {
  private static final int CALLS = 6;
  private static final int BATCH = 20;
  private static final int ALL = CALLS * BATCH;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LEAVES_WITHIN_S = 120;

  /** Ten seconds are promised; a transaction that waits for what is held ends after two. */
  private static final Duration SAID = Duration.ofSeconds(15);

  /** Calls under way have three seconds, and then the server has ten for what waits. */
  private static final Duration DRAINED = Duration.ofSeconds(6);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient service = system.as("service");
  private final StoredSignals stored = new StoredSignals(system.as("trader1"));
  private final URI first = system.first().base();
  private final URI second = system.second().base();
  private final String base = SignalTraffic.newBase();
  private final List<SignalBatch> batches = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final List<Future<Reply>> calls = new ArrayList<>();
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private volatile boolean paused;

  /**
   * Payara closes its log as soon as a signal asks it to end; what it does then is seen by what is
   * stored.
   */
  private boolean says = true;

  @AfterEach
  void end() {
    callers.shutdownNow();
  }

  @Test
  void shouldStoreWhatWaitsWhereTheServerIsStopped() throws Exception {
    says = !system.server().equals("payara");
    storesWhatWaits(system::stopSecond, system::startSecond);
  }

  @Test
  void shouldStoreWhatWaitsWhereTheApplicationIsUndeployed() throws Exception {
    storesWhatWaits(system::undeploySecond, system::deploySecond);
  }

  @Test
  void shouldSayWhatItDidNotStoreWhereTheServerIsStopped() throws Exception {
    says = !system.server().equals("payara");
    saysWhatItDidNotStore(system::stopSecond, system::startSecond);
  }

  @Test
  void shouldSayWhatItDidNotStoreWhereTheApplicationIsUndeployed() throws Exception {
    saysWhatItDidNotStore(system::undeploySecond, system::deploySecond);
  }

  /** A transaction that hangs does so for longer than a stop may wait. */
  @Test
  void shouldSayInTimeWhatItDidNotStoreWhereTheDatabaseHangs() throws Exception {
    says = !system.server().equals("payara");
    saysWhatItDidNotStore(
        () -> {
          system.pauseDatabase();
          paused = true;
          system.stopSecond();
        },
        system::startSecond);
  }

  private void storesWhatWaits(Runnable leave, Runnable comeBack) throws Exception {
    try (SignalFollowers followers =
        new SignalFollowers(
            List.of(first),
            system.as("trader1").token(),
            List.of("signals:" + base + "-USDT:1h"))) {
      sendOne();
      followers.awaitTold();
      LogMark log = system.log(system.second());
      Future<?> leaving = null;
      AutoCloseable held = system.holdSignals();
      try {
        letWait();
        leaving = callers.submit(leave);
        awaitFlush(log);
        held.close();
        leaving.get(LEAVES_WITHIN_S, TimeUnit.SECONDS);
        assertThat(log.lines()).noneMatch(line -> line.contains("event=signals_not_stored"));
        assertThat(stored.of(base)).containsExactlyInAnyOrderElementsOf(ids);
      } finally {
        held.close();
        comeBack(leaving, log, comeBack);
      }
      report("answers while it left", answers());
      followers.assertToldOnce(ids);
      followers.assertWhole();
    }
    assertThat(sendAgain("duplicates")).isEqualTo(ALL);
  }

  private void saysWhatItDidNotStore(Runnable leave, Runnable comeBack) throws Exception {
    LogMark log = system.log(system.second());
    Future<?> leaving = null;
    AutoCloseable held = system.holdSignals();
    try {
      letWait();
      leaving = callers.submit(leave);
      awaitFlush(log);
      if (says) {
        awaitSaid(log, "event=signals_not_stored count=" + ALL, SAID);
      }
      leaving.get(LEAVES_WITHIN_S, TimeUnit.SECONDS);
    } finally {
      if (paused) {
        system.resumeDatabase();
      }
      held.close();
      comeBack(leaving, log, comeBack);
    }
    List<String> answers = answers();
    report("answers while it left", answers);
    assertThat(answers).noneMatch(each -> each.equals("200"));
    assertThat(stored.of(base)).isEmpty();
    assertThat(sendAgain("accepted")).isEqualTo(ALL);
  }

  /** Of these none is stored before what is held is let go, and nobody is answered. */
  private void letWait() {
    sendLater(CALLS);
    NodeFigures figures = new NodeFigures(system.as("monitor").at(second));
    await("all wait on node 2")
        .atMost(PATIENCE)
        .until(() -> (int) figures.value("signal_queue_size") == ALL);
  }

  private void sendLater(int many) {
    for (int i = 0; i < many; i++) {
      SignalBatch batch = next();
      calls.add(callers.submit(() -> service.at(second).post("/api/signals", batch.body())));
    }
  }

  /** So that clients know where they are. */
  private void sendOne() {
    SignalBatch batch = SignalBatch.of(base, 0, 1);
    Reply reply = service.at(second).post("/api/signals", batch.body());
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    ids.addAll(batch.ids());
  }

  private SignalBatch next() {
    SignalBatch batch = SignalBatch.of(base, 1 + batches.size() * BATCH, BATCH);
    batches.add(batch);
    ids.addAll(batch.ids());
    return batch;
  }

  private int sendAgain(String counted) {
    int sum = 0;
    for (SignalBatch each : batches) {
      JsonObject answer = service.at(first).post("/api/signals", each.body()).json();
      sum += answer.getInt(counted);
    }
    return sum;
  }

  private void awaitFlush(LogMark log) {
    if (says) {
      awaitSaid(log, "event=signals_flushing waiting=" + ALL, PATIENCE);
    } else {
      awaitSaid(log, "event=drain_went_on state=FINISHING", PATIENCE);
      pause(DRAINED);
    }
  }

  private static void awaitSaid(LogMark log, String words, Duration patience) {
    await(words)
        .atMost(patience)
        .until(() -> log.lines().stream().anyMatch(line -> line.contains(words)));
  }

  private List<String> answers() throws InterruptedException {
    List<String> answers = new ArrayList<>();
    for (Future<Reply> each : calls) {
      try {
        answers.add(Integer.toString(each.get().status()));
      } catch (ExecutionException e) {
        answers.add("none");
      }
    }
    return answers;
  }

  /** When it has left, if it did. */
  private static void comeBack(Future<?> leaving, LogMark log, Runnable comeBack) throws Exception {
    if (leaving != null) {
      leaving.get(LEAVES_WITHIN_S, TimeUnit.SECONDS);
      report("lines of stack traces while it left", log.stackTraces().size());
      comeBack.run();
    }
  }
}
