package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradewire.systemtests.faults.FaultRun.pause;
import static org.tradewire.systemtests.faults.FaultRun.report;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.client.MarketWitness;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.faults.ChannelRecord;
import org.tradewire.systemtests.faults.Crowd;
import org.tradewire.systemtests.faults.NodeFigures;
import org.tradewire.systemtests.faults.TradeTraffic;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * The relay stands still while thousands of rooms are watched and trades go on: the nodes look
 * after all rooms together, so that database, threads and trades hardly notice.
 */
@SystemTest
@EnabledIfSystemProperty(
    named = "faults.rooms",
    matches = "[1-9]\\d*",
    disabledReason = "takes minutes; -Pfaults runs it, RelayOutageIT has one room")
class OutageOfManyRoomsIT {
  private static final int ROOMS = Integer.getInteger("faults.rooms", 0);
  private static final int ROOMS_EACH = 30;

  /** Of every room: the database's numbers never begin again. */
  private static final long EPOCH = 1;

  private static final Duration OUTAGE = Duration.ofSeconds(20);
  private static final Duration BETWEEN_TRADES = Duration.ofMillis(25);

  private static final double MORE_STATEMENTS_PER_SECOND = 50;
  private static final double MORE_THREADS = 16;
  private static final double MAX_SLOWED = 2;

  /** A busy machine may spoil any one comparison. */
  private static final int TRIALS = 3;

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** It has been away for longer than the nodes take to notice. */
  private static final Duration RED = Duration.ofSeconds(1);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final List<URI> nodes = system.nodes().stream().map(Node::base).toList();

  /**
   * What one stretch cost.
   *
   * @param statementsPerSecond of the database
   * @param threads the most that any node had
   * @param p99Ms of trades
   */
  private record Cost(
      double statementsPerSecond, double tradesPerSecond, double threads, double p99Ms) {

    /** Fewer trades need fewer statements: that hides nothing. */
    double moreStatementsThan(Cost before) {
      double expected = Math.min(1, tradesPerSecond / before.tradesPerSecond);
      return statementsPerSecond - before.statementsPerSecond * expected;
    }

    boolean isHardlyMoreThan(Cost before) {
      return moreStatementsThan(before) <= MORE_STATEMENTS_PER_SECOND
          && threads - before.threads <= MORE_THREADS
          && p99Ms <= MAX_SLOWED * before.p99Ms;
    }
  }

  @Test
  void shouldCostLittleThatTheRelayIsAwayFromManyRooms() {
    List<String> rooms =
        IntStream.range(0, ROOMS).parallel().mapToObj(i -> Challenges.start(trader)).toList();
    String symbol;
    try (MarketWitness market = MarketWitness.of(nodes.get(0), trader.token())) {
      symbol = market.symbol();
    }
    try (Crowd crowd =
        new Crowd(
            ROOMS / ROOMS_EACH,
            nodes,
            user -> system.tokenOfAnotherLike("risk"),
            i -> rooms.subList(i * ROOMS_EACH, (i + 1) * ROOMS_EACH),
            symbol)) {
      boolean cheap = false;
      try (TradeTraffic traffic =
          TradeTraffic.startSteady(system.as("service"), nodes, rooms, BETWEEN_TRADES)) {
        pause(WARM_UP);
        for (int trial = 0; trial < TRIALS && !cheap; trial++) {
          Cost before = cost(traffic);
          Cost meanwhile = outage(traffic);
          report("outage of " + ROOMS + " rooms, before and meanwhile", before + " " + meanwhile);
          report("statements/s more", meanwhile.moreStatementsThan(before));
          cheap = meanwhile.isHardlyMoreThan(before);
        }
      }
      Map<String, Long> ends = ends(rooms);
      assertThat(ends).hasSize(ROOMS);
      crowd.awaitReached(EPOCH, ends);

      List<ChannelRecord> records = crowd.roomRecords();
      assertThat(records).hasSize(ROOMS);
      assertThat(records).flatExtracting(ChannelRecord::violations).isEmpty();
      assertThat(records)
          .allSatisfy(
              record -> {
                assertThat(record.skipped()).isZero();
                assertThat(record.jumps()).isZero();
                assertThat(record.stepsBack()).isZero();
              });
      assertThat(cheap).as("hardly noticed, see the figures above").isTrue();
    }
  }

  private Cost outage(TradeTraffic traffic) {
    system.pauseRelay();
    try {
      Cost cost = cost(traffic);
      system.awaitHealth(503, RED);
      return cost;
    } finally {
      system.resumeRelay();
      system.awaitHealth(200, PATIENCE);
    }
  }

  private Cost cost(TradeTraffic traffic) {
    traffic.latencies().clear();
    long statements = system.statements();
    long booked = traffic.booked();
    long began = System.nanoTime();
    double threads = 0;
    while (System.nanoTime() - began < OUTAGE.toNanos()) {
      pause(Duration.ofSeconds(1));
      for (URI node : nodes) {
        NodeFigures figures = new NodeFigures(system.as("monitor").at(node));
        threads = Math.max(threads, figures.value("jvm_threads_current"));
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Cost(
        (system.statements() - statements) / seconds,
        (traffic.booked() - booked) / seconds,
        threads,
        traffic.latencies().takeP99Ms());
  }

  /** The number of the last event of each challenge of the trader. */
  private Map<String, Long> ends(Collection<String> rooms) {
    Map<String, Long> ends = new HashMap<>();
    List<JsonObject> page = List.of();
    for (int offset = 0; offset == 0 || !page.isEmpty(); offset += page.size()) {
      page =
          trader
              .get("/api/challenges?offset=" + offset)
              .json()
              .getJsonArray("items")
              .getValuesAs(JsonObject.class);
      page.forEach(
          each -> ends.put(each.getString("id"), each.getJsonNumber("event_seq").longValue()));
    }
    ends.keySet().retainAll(rooms);
    return ends;
  }
}
