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
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.BookWatcher;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.MarketWitness;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.Orders;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.faults.ChannelRecord;
import org.tradewire.systemtests.faults.Crowd;
import org.tradewire.systemtests.faults.NodeFigures;
import org.tradewire.systemtests.faults.ResumingClient;
import org.tradewire.systemtests.faults.TradeTraffic;
import org.tradewire.systemtests.faults.Travellers;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * What must hold under faults, checked by recording what every client receives while the relay
 * stands still and dies, connections break, clients stop reading, the collector is killed, and all
 * clients come back at once. {@code -Pfaults} does so with more clients, again and again, and kills
 * a node too.
 */
@SystemTest
class DeliveryFaultsIT {
  private static final int CLIENTS = Integer.getInteger("faults.clients", 200);
  private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);
  private static final boolean KILLS_A_NODE = Boolean.getBoolean("faults.node");

  private static final int ROOMS = 4;
  private static final int ROOMS_OF_ONE = 25;

  /** More than a page of a replay, the queue of a session and the history of a state hold. */
  private static final int MISSED = 500;

  /** The promise is 5 s; the rest is for this test's own polling on a busy machine. */
  private static final Duration RED = Duration.ofSeconds(6);

  private static final Duration TAKEOVER = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A trade is told to every other client: the more there are, the fewer the test can read. */
  private static final Duration BETWEEN_TRADES = Duration.ofMillis(CLIENTS / 5);

  private static final Duration STRETCH = Duration.ofSeconds(3);

  /** What a p99 may differ by, on a machine that runs both nodes and all clients. */
  private static final double TOLERATED_MS = 50;

  /** How often the comparison is made where it fails. */
  private static final int TRIALS = 3;

  /** The p99 that says that all have caught up after a fault. */
  private static final double CALM_MS = 100;

  private static final double MAX_HEAP_SHARE = 0.9;

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final List<URI> nodes = system.nodes().stream().map(Node::base).toList();

  @Test
  void shouldDeliverEverythingInOrderWhateverFails() {
    List<String> rooms = new ArrayList<>();
    for (int i = 0; i < ROOMS; i++) {
      rooms.add(Challenges.start(trader));
    }
    String symbol;
    try (MarketWitness market = MarketWitness.of(nodes.get(0), trader.token())) {
      symbol = market.symbol();
    }
    try (Crowd crowd =
        new Crowd(
            CLIENTS,
            nodes,
            user -> system.tokenOfAnotherLike("risk"),
            i -> List.of(rooms.get(i % ROOMS), rooms.get((i + 1) % ROOMS)),
            symbol)) {
      TradeTraffic traffic = TradeTraffic.start(system.as("service"), nodes, rooms, BETWEEN_TRADES);
      try (traffic) {
        for (int round = 0; round < ROUNDS; round++) {
          relayStandsStill();
          relayDies();
          connectionsBreak(crowd);
          clientsStopReading(crowd);
          collectorDies();
          if (KILLS_A_NODE) {
            nodeDies(crowd);
          }
          report("storm", crowd.storm().toMillis() + " ms until all were back");
        }
      }
      for (String room : rooms) {
        JsonObject end = stateOf(room);
        crowd.awaitReached(Messages.epoch(end), Map.of(room, Messages.seq(end)));
        assertThat(end.getJsonObject("data").getString("current_equity"))
            .isEqualTo(Challenges.find(trader, room).getString("current_equity"));
      }
      booksAgree(symbol);

      report("trades", traffic.booked() + " booked, " + traffic.repeated() + " reported again");
      report("live messages", sum(crowd.records(), ChannelRecord::received));
      report("announced as skipped", sum(crowd.records(), ChannelRecord::skipped));
      report("complete resumptions", sum(crowd.records(), ChannelRecord::resumed));
      assertThat(crowd.records()).flatExtracting(ChannelRecord::violations).isEmpty();
      assertThat(sum(crowd.roomRecords(), ChannelRecord::skipped)).isZero();
      assertThat(sum(crowd.roomRecords(), ChannelRecord::jumps)).isZero();
      assertThat(sum(crowd.roomRecords(), ChannelRecord::stepsBack)).isZero();
      assertThat(sum(crowd.roomRecords(), ChannelRecord::resumed)).isPositive();
    }
  }

  /** Deep in one room, wide over many, on state beside events; and the relay dies in the middle. */
  @Test
  void shouldReplayAllThatWasMissedThoughTheRelayRestarts() {
    List<String> rooms = new ArrayList<>();
    for (int i = 0; i < ROOMS_OF_ONE; i++) {
      rooms.add(Challenges.start(trader));
    }
    String symbol;
    try (MarketWitness market = MarketWitness.of(nodes.get(0), trader.token())) {
      symbol = market.symbol();
    }
    List<String> channels = new ArrayList<>();
    rooms.forEach(room -> channels.add("challenge:" + room));
    channels.add("trades:SIMULATOR:" + symbol);
    channels.add("ticker:SIMULATOR:" + symbol);
    String token = system.tokenOfAnotherLike("risk");
    try (Travellers travellers = new Travellers(4, nodes, token, channels)) {
      travellers.leave();
      book(rooms.subList(0, 1), MISSED);
      book(rooms, rooms.size() * 4L);
      try (TradeTraffic meanwhile =
          TradeTraffic.start(system.as("service"), nodes, rooms, Duration.ofMillis(20))) {
        travellers.connect();
        system.stopRelay();
        system.startRelay();
        system.awaitHealth(200, PATIENCE);
        assertThat(meanwhile.booked()).isPositive();
      }
      for (String room : rooms) {
        JsonObject end = stateOf(room);
        travellers.awaitReached(
            "challenge:" + room, Messages.epoch(end), Messages.seq(end), PATIENCE);
      }

      List<ChannelRecord> records = travellers.records();
      report("resumptions after an absence", sum(records, ChannelRecord::resumed));
      assertThat(records).flatExtracting(ChannelRecord::violations).isEmpty();
      List<ChannelRecord> events =
          records.stream().filter(each -> each.toString().contains("challenge:")).toList();
      assertThat(sum(events, ChannelRecord::skipped)).isZero();
      assertThat(sum(events, ChannelRecord::jumps)).isZero();
      assertThat(sum(events, ChannelRecord::stepsBack)).isZero();
      assertThat(sum(events, ChannelRecord::resumed)).isPositive();
    }
  }

  private void book(List<String> rooms, long trades) {
    try (TradeTraffic traffic =
        TradeTraffic.start(system.as("service"), nodes, rooms, Duration.ZERO)) {
      await("trades while nobody listens").atMost(PATIENCE).until(() -> traffic.booked() >= trades);
    }
  }

  private void relayStandsStill() {
    system.pauseRelay();
    try {
      system.awaitHealth(503, RED);
      pause(STRETCH);
    } finally {
      system.resumeRelay();
    }
    system.awaitHealth(200, PATIENCE);
  }

  private void relayDies() {
    system.stopRelay();
    try {
      system.awaitHealth(503, RED);
      pause(STRETCH);
    } finally {
      system.startRelay();
    }
    system.awaitHealth(200, PATIENCE);
  }

  private static void connectionsBreak(Crowd crowd) {
    crowd.every(3).forEach(ResumingClient::cut);
    crowd.awaitSubscribed();
  }

  /**
   * One stretch in which others are as quick as before is proof: who waited for a client that does
   * not read would wait each time, whereas a busy machine may spoil any one comparison.
   */
  private void clientsStopReading(Crowd crowd) {
    double slowedMs = Double.MAX_VALUE;
    for (int trial = 0; trial < TRIALS && slowedMs >= TOLERATED_MS; trial++) {
      slowedMs = Math.min(slowedMs, slowedByClientsThatDoNotRead(crowd));
    }
    assertThat(slowedMs).isLessThan(TOLERATED_MS);
  }

  /** By how much the others' p99 grows while a tenth of the clients does not read. */
  private double slowedByClientsThatDoNotRead(Crowd crowd) {
    await("caught up")
        .atMost(PATIENCE)
        .pollInterval(STRETCH)
        .until(() -> crowd.latencies().takeP99Ms() < CALM_MS);
    pause(STRETCH);
    double before = crowd.latencies().takeP99Ms();
    List<ResumingClient> stopped = crowd.every(10);
    stopped.forEach(client -> client.read(false));
    pause(STRETCH);
    double meanwhile = crowd.latencies().takeP99Ms();
    for (Node node : system.nodes()) {
      assertThat(figures(node.base()).heapShare()).isLessThan(MAX_HEAP_SHARE);
    }
    stopped.forEach(client -> client.read(true));
    report("p99 ms before and while a tenth does not read", before + " " + meanwhile);
    return meanwhile - before;
  }

  private void collectorDies() {
    system.killCollector();
    pause(STRETCH);
    system.startCollector();
  }

  /** Positions are looked at by the node that is left, whichever held them before. */
  private void nodeDies(Crowd crowd) {
    String account = Challenges.start(trader);
    Orders.buy(trader, account, "BTC-USD", "0.01");
    try (StreamClient client =
        Handshake.to(nodes.get(0), "/ws/challenges").bearer(trader.token()).connect()) {
      client.subscribe(1, "equity:" + account);
      client.await("what the position is worth", Messages.ofType("equity"));
      system.killSecond();
      long killed = System.nanoTime();
      await("the position is looked at again")
          .atMost(TAKEOVER)
          .until(() -> figures(nodes.get(0)).value("watched_positions") > 0);
      int before = equities(client);
      await("and told of").atMost(TAKEOVER).until(() -> equities(client) > before);
      report("positions taken over, ms", (System.nanoTime() - killed) / 1_000_000);
    }
    crowd.awaitSubscribed();
    pause(STRETCH);
    system.startSecond();
  }

  /** Each node's book, folded from here on, is the other's at every position both have had. */
  private void booksAgree(String symbol) {
    String channel = "book:SIMULATOR:" + symbol;
    try (StreamClient near =
            Handshake.to(nodes.get(0), "/ws/market").bearer(trader.token()).connect();
        StreamClient far =
            Handshake.to(nodes.get(1), "/ws/market").bearer(trader.token()).connect()) {
      BookWatcher one = BookWatcher.watch(near, channel);
      BookWatcher other = BookWatcher.watch(far, channel);
      await("the same book on both nodes")
          .atMost(PATIENCE)
          .until(() -> common(one, other).size() > 20);
      common(one, other)
          .forEach(
              (position, levels) ->
                  assertThat(other.history().get(position)).as(position).isEqualTo(levels));
      assertThat(one.failure()).isEmpty();
      assertThat(other.failure()).isEmpty();
    }
  }

  private static Map<String, String> common(BookWatcher one, BookWatcher other) {
    Map<String, String> both = new TreeMap<>(one.history());
    both.keySet().retainAll(other.history().keySet());
    return both;
  }

  /** What a client is told that joins now. */
  private JsonObject stateOf(String room) {
    try (StreamClient client =
        Handshake.to(nodes.get(1), "/ws/challenges").bearer(trader.token()).connect()) {
      client.joinChallenge(room);
      return client.await("state", Messages.initial());
    }
  }

  private NodeFigures figures(URI node) {
    return new NodeFigures(system.as("monitor").at(node));
  }

  private static int equities(StreamClient client) {
    return (int) client.messages().all().stream().filter(Messages.ofType("equity")).count();
  }

  private static long sum(List<ChannelRecord> records, ToLongFunction<ChannelRecord> what) {
    return records.stream().mapToLong(what).sum();
  }
}
