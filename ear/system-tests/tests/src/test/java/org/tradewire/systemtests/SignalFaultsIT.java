package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.faults.FaultRun.pause;
import static org.tradewire.systemtests.faults.FaultRun.report;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.faults.LeftSignals;
import org.tradewire.systemtests.faults.SignalBatch;
import org.tradewire.systemtests.faults.SignalFollowers;
import org.tradewire.systemtests.faults.SignalTraffic;
import org.tradewire.systemtests.faults.StoredSignals;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * Producers send signals to both nodes and send again what is not acknowledged, while a node is
 * killed, and while the database is away or has no room: in the end everything is stored once, and
 * told once, in order, to clients of both nodes.
 */
@SystemTest
@EnabledIfSystemProperty(
    named = "faults.node",
    matches = "true",
    disabledReason = "takes minutes; -Pfaults runs it")
class SignalFaultsIT {
  private static final Duration AWAY = Duration.ofSeconds(60);
  private static final Duration NO_ROOM = Duration.ofSeconds(20);
  private static final Duration CALM = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int PRODUCERS = 4;
  private static final Duration BETWEEN_BATCHES = Duration.ofMillis(250);

  /** How often a node is caught at an arbitrary moment, until it was the right one. */
  private static final int TRIES = 300;

  private static final int LONGEST_STEP_MS = 60;
  private static final Duration ARRIVED = Duration.ofMillis(150);

  /** Three heavy batches are more than a file that has no limit yet, and this. */
  private static final long ROOM = 2 << 20;

  private static final int HEAVY = 450;
  private static final int HEAVY_BYTES = 16_000;

  /** Stored, and told to nobody. */
  private static final Duration OLD = Duration.ofMinutes(30);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient service = system.as("service");
  private final StoredSignals stored = new StoredSignals(system.as("trader1"));
  private final List<URI> nodes = system.nodes().stream().map(Node::base).toList();

  private SignalTraffic traffic;
  private SignalFollowers followers;

  @BeforeEach
  void begin() {
    traffic = SignalTraffic.of(service, nodes, PRODUCERS, BETWEEN_BATCHES);
    followers = new SignalFollowers(nodes, system.as("trader1").token(), traffic.channels());
    traffic.begin();
    followers.awaitTold();
  }

  @AfterEach
  void end() {
    traffic.close();
    followers.close();
  }

  @Test
  void shouldStoreAndTellOnceWhatANodeHadCommittedAndNotAnsweredWhenItWasKilled() {
    List<SignalBatch> caught;
    try {
      caught = killSecondBetweenCommitAndAnswer();
      await("all of them sent again, and answered")
          .atMost(PATIENCE)
          .until(() -> caught.stream().allMatch(each -> traffic.answerToRepeated(each) != null));
      for (SignalBatch each : caught) {
        JsonObject answer = traffic.answerToRepeated(each);
        assertThat(answer.getInt("duplicates")).as("%s", answer).isEqualTo(each.count());
      }
      pause(CALM);
      traffic.close(); // A server that starts has enough to do.
    } finally {
      system.startSecond();
    }
    SignalBatch last = SignalBatch.of(SignalTraffic.newBase(), 0, 1);
    assertThat(service.at(nodes.get(1)).post("/api/signals", last.body()).status()).isEqualTo(200);
    followers.assertToldOnce(last.ids());
    report("batches committed and not answered", caught.size());
    assertNothingLostOrTwice();
    assertThat(followers.resumed()).isPositive();
  }

  /** Stops node 2 at arbitrary moments, until it has committed what it has not answered. */
  private List<SignalBatch> killSecondBetweenCommitAndAnswer() {
    URI first = nodes.get(0);
    URI second = nodes.get(1);
    for (int i = 1; i <= TRIES; i++) {
      pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(LONGEST_STEP_MS)));
      system.pauseSecond();
      pause(ARRIVED); // An answer that was on its way is here now.
      List<SignalBatch> caught =
          traffic.underWayTo(second).stream()
              .filter(each -> traffic.isStored(first, each))
              .toList();
      if (!caught.isEmpty()) {
        system.killSecond();
        report("node killed between commit and answer at try", i);
        return caught;
      }
      system.resumeSecond();
      pause(ARRIVED);
    }
    system.killSecond();
    throw new AssertionError("node 2 was never caught between a commit and its answer");
  }

  @Test
  void shouldLoseNothingThatItTookWhileTheDatabaseHangsForAMinute() {
    LeftSignals left = whileAway(AWAY, system::pauseDatabase, system::resumeDatabase);
    assertThat(left.taken()).as("taken, and not answered in time").isNotEmpty();
  }

  @Test
  void shouldLoseNothingThatItTookWhileTheDatabaseIsGoneForAMinute() {
    whileAway(AWAY, system::crashDatabase, system::startDatabase);
  }

  @Test
  void shouldGoOnWhereTheDatabaseFellBecauseItsLogHadNoRoom() {
    whileAway(
        NO_ROOM,
        system::leaveNoRoomInDatabase,
        () -> {
          system.crashDatabase();
          system.startDatabase();
        });
  }

  /**
   * Sends signals that are not sent again, besides the traffic, and tells in the end what became of
   * them.
   */
  private LeftSignals whileAway(Duration time, Runnable leave, Runnable comeBack) {
    pause(CALM);
    LeftSignals left = LeftSignals.start(service, nodes);
    try (left) {
      pause(CALM);
      leave.run();
      try {
        long end = System.nanoTime() + time.toNanos();
        assertWaiting();
        pause(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        assertWaiting();
      } finally {
        comeBack.run();
      }
    }
    system.awaitHealth(200, PATIENCE);
    pause(CALM);

    report("batches left alone: acknowledged", left.acknowledged().size());
    report("batches left alone: said to wait", left.taken().size());
    report("batches left alone: said to be taken by nobody", left.refused());
    assertThat(left.violations()).isEmpty();
    assertThat(stored.of(left.base()))
        .as("what was acknowledged or taken, and nothing else")
        .containsExactlyInAnyOrderElementsOf(left.idsToBeStored());
    followers.assertToldOnce(left.idsToBeStored());
    assertNothingLostOrTwice();
    return left;
  }

  @Test
  void shouldAcknowledgeNothingWithoutRoomOnDiskAndGoOnWhereThereIs() {
    String base = SignalTraffic.newBase();
    List<SignalBatch> heavy = new ArrayList<>();
    pause(CALM);
    system.leaveRoomInDatabase(ROOM);
    try {
      Reply reply;
      do {
        heavy.add(
            new SignalBatch(
                base, heavy.size() * HEAVY, HEAVY, Instant.now().minus(OLD), HEAVY_BYTES));
        reply = service.post("/api/signals", heavy.get(heavy.size() - 1).body());
      } while (reply.status() == 200 && heavy.size() < 20);
      report("heavy batches until the disk was full", heavy.size());
      assertThat(reply.status()).as("%s", reply).isEqualTo(503);
      assertThat(reply.retryAfter()).as("%s", reply).matches("[1-9]\\d*");
      assertThat(heavy).as("there was some room").hasSizeGreaterThan(1);
      assertThat(stored.of(base)).hasSize((heavy.size() - 1) * HEAVY);
      pause(NO_ROOM);
      assertRefusing(nodes.get(0));
      assertAlive();
      assertThat(stored.of(base)).hasSize((heavy.size() - 1) * HEAVY);
    } finally {
      system.makeRoomInDatabase();
    }
    system.awaitHealth(200, PATIENCE);
    JsonObject again = service.post("/api/signals", heavy.get(heavy.size() - 1).body()).json();
    assertThat(again.getInt("duplicates")).as("it had been taken").isEqualTo(HEAVY);
    List<String> ids = heavy.stream().flatMap(each -> each.ids().stream()).toList();
    assertThat(stored.of(base)).containsExactlyInAnyOrderElementsOf(ids);
    pause(CALM);
    assertNothingLostOrTwice();
  }

  /** Both nodes refuse what comes, soon, and say when to come again; and they live. */
  private void assertWaiting() {
    nodes.forEach(this::assertRefusing);
    assertAlive();
    system.awaitHealth(503, PATIENCE);
  }

  private void assertRefusing(URI node) {
    SignalBatch batch = SignalBatch.of(SignalTraffic.newBase(), 0, 1);
    await("refused by " + node)
        .atMost(PATIENCE)
        .until(
            () -> {
              Reply reply = service.at(node).post("/api/signals", batch.body());
              if (reply.status() == 200) {
                return false; // It was quicker.
              }
              assertThat(reply.status()).as("%s", reply).isEqualTo(503);
              assertThat(reply.retryAfter()).as("%s", reply).matches("[1-9]\\d*");
              return LeftSignals.isRefused(reply);
            });
  }

  private void assertAlive() {
    for (URI node : nodes) {
      assertThat(RestClient.anonymous(node).get("/api/health/live").status()).isEqualTo(200);
    }
  }

  private void assertNothingLostOrTwice() {
    traffic.close();
    report("signals acknowledged as new", traffic.accepted());
    report("signals acknowledged as duplicates", traffic.duplicates());
    report("batches answered 503", traffic.refused());
    report("batches not answered", traffic.unanswered());
    report("resumptions called complete", followers.resumed());
    assertThat(traffic.violations()).isEmpty();
    for (String base : traffic.bases()) {
      List<String> ids = traffic.acknowledged(base);
      assertThat(stored.of(base)).as("stored once").containsExactlyInAnyOrderElementsOf(ids);
      followers.assertTold(base, ids);
    }
    followers.assertWhole();
  }
}
