package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.faults.FaultRun.pause;
import static org.tradewire.systemtests.faults.FaultRun.report;

import jakarta.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.faults.DrippingPosts;
import org.tradewire.systemtests.faults.InventedSignIns;
import org.tradewire.systemtests.faults.ReadinessProbe;
import org.tradewire.systemtests.faults.TradeTraffic;
import org.tradewire.systemtests.faults.UnknownChannels;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * The doors of one node are attacked all at once: bodies that drip, sign-ins under invented names,
 * sockets that name a thousand unknown channels in every frame. Load balancers and the trading
 * platform are served all the same.
 */
@SystemTest
@EnabledIfSystemProperty(
    named = "faults.attack.seconds",
    matches = "[1-9]\\d*",
    disabledReason = "takes minutes; -Pfaults runs it")
class DoorsUnderAttackIT {
  private static final Duration ATTACK =
      Duration.ofSeconds(Integer.getInteger("faults.attack.seconds", 0));

  private static final int DRIPS = 50;
  private static final int SIGN_INS_PER_SECOND = 50;
  private static final int SOCKETS_EACH = 5;

  /** Who report trades at the same time, each to a challenge of its own. */
  private static final int PLATFORMS = 4;

  private static final double MAX_READY_MS = 100;

  /** Checking passwords may take one of two processors. */
  private static final double MIN_TRADES = 0.45;

  /** A busy machine may spoil any one comparison; a door that is open spoils each. */
  private static final int TRIALS = 3;

  /** Before each comparison; what an attack has left behind is gone then too. */
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TwoNodes system = TwoNodes.running();
  private final URI node = system.first().base();

  /**
   * What the honest got in one stretch.
   *
   * @param readyMs p99 of answers to readiness probes
   * @param refused probes that were not answered with 200
   * @param tradesPerSecond booked
   */
  private record Service(double readyMs, long refused, double tradesPerSecond) {
    boolean isReady() {
      return readyMs <= MAX_READY_MS && refused == 0;
    }

    boolean isGoodBeside(Service before) {
      return isReady() && tradesPerSecond >= MIN_TRADES * before.tradesPerSecond;
    }
  }

  @Test
  void shouldServeTheHonestWhileItsDoorsAreUnderAttack() {
    List<TradeTraffic> platforms = new ArrayList<>();
    boolean served = false;
    boolean fit = true;
    try {
      for (int i = 0; i < PLATFORMS; i++) {
        List<String> challenge = List.of(Challenges.start(system.as("trader1")));
        platforms.add(
            TradeTraffic.start(system.as("service"), List.of(node), challenge, Duration.ZERO));
      }
      for (int trial = 0; trial < TRIALS && !served; trial++) {
        pause(WARM_UP);
        try (ReadinessProbe probe = ReadinessProbe.of(RestClient.anonymous(node))) {
          Service before = service(probe, platforms, ATTACK.dividedBy(2));
          fit &= trial > 0 || before.isReady();
          Service meanwhile = attacked(probe, platforms);
          report("service before and under attack", before + " " + meanwhile);
          served = meanwhile.isGoodBeside(before);
        }
      }
    } finally {
      platforms.forEach(TradeTraffic::close);
    }
    assumeThat(served || fit).as("a machine that is not busy before any attack").isTrue();
    assertThat(served).as("served under attack, see the figures above").isTrue();
    await("the honest sign in again").atMost(PATIENCE).until(() -> signIn() == 200);
  }

  private Service attacked(ReadinessProbe probe, List<TradeTraffic> platforms) {
    List<String> tokens = new ArrayList<>();
    // Of users of their own: whoever is ended for abuse is kept out for a while.
    tokens.addAll(Collections.nCopies(SOCKETS_EACH, system.tokenOfAnotherLike("trader1")));
    tokens.addAll(Collections.nCopies(SOCKETS_EACH, system.tokenOfAnotherLike("trader2")));
    try (DrippingPosts drips = DrippingPosts.start(node, DRIPS);
        InventedSignIns signIns = InventedSignIns.start(node, SIGN_INS_PER_SECOND);
        UnknownChannels channels = UnknownChannels.start(node, tokens)) {
      Service service = service(probe, platforms, ATTACK);
      report(
          "attack",
          drips.ended()
              + " bodies given up, sign-ins "
              + signIns.answers()
              + " of "
              + signIns.sent()
              + ", frames "
              + channels.frames()
              + " on "
              + channels.connections()
              + " connections");
      assertThat(drips.ended()).as("dripping bodies that were given up").isPositive();
      assertThat(signIns.sent())
          .isGreaterThanOrEqualTo(ATTACK.toSeconds() * SIGN_INS_PER_SECOND / 2);
      assertThat(signIns.answers().keySet()).as("answers to sign-ins").isSubsetOf(401, 503);
      assertThat(channels.frames()).isPositive();
      return service;
    }
  }

  private static Service service(
      ReadinessProbe probe, List<TradeTraffic> platforms, Duration stretch) {
    probe.latencies().clear();
    long refused = probe.failures();
    long booked = booked(platforms);
    long began = System.nanoTime();
    pause(stretch);
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Service(
        probe.latencies().takeP99Ms(),
        probe.failures() - refused,
        (booked(platforms) - booked) / seconds);
  }

  private static long booked(List<TradeTraffic> platforms) {
    return platforms.stream().mapToLong(TradeTraffic::booked).sum();
  }

  private int signIn() {
    return RestClient.anonymous(node)
        .post(
            "/api/login",
            Json.createObjectBuilder()
                .add("username", "trader1")
                .add("password", system.password())
                .build())
        .status();
  }
}
