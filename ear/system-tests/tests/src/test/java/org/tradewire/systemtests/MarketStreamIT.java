package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.client.Messages.ofType;
import static org.tradewire.systemtests.client.Messages.on;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tradewire.launcher.CollectorProcess;
import org.tradewire.systemtests.client.BookWatcher;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Market data from the collector's ring to the sockets of both nodes. */
@SystemTest
class MarketStreamIT {
  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");

  @Test
  void shouldStreamTradesInOrderAndSayWhatItSkippedOnBothNodes() {
    String symbol = symbolOf("SIMULATOR");
    String channel = "trades:SIMULATOR:" + symbol;
    for (Node node : system.nodes()) {
      try (StreamClient client = connect(node)) {
        client.subscribe(1, channel);
        client.awaitAtLeast(20, "trades on " + node.name(), trades(channel));

        assertOrderedAndExplained(client.messages().all(on(channel)));
        JsonObject trade =
            client.messages().first(trades(channel)).orElseThrow().getJsonObject("data");
        assertThat(trade.getString("venue")).isEqualTo("SIMULATOR");
        assertThat(trade.getString("symbol")).isEqualTo(symbol);
        assertThat(new BigDecimal(trade.getString("price"))).isPositive();
        assertThat(new BigDecimal(trade.getString("quantity"))).isPositive();
        assertThat(trade.getString("side")).isIn("BUY", "SELL");
        assertThat(trade).containsKeys("trade_id", "exchange_ts", "ts");
      }
    }
  }

  @Test
  void shouldFoldToTheSameUncrossedBookOnBothNodes() {
    String channel = "book:SIMULATOR:" + symbolOf("SIMULATOR");
    try (StreamClient one = connect(system.first());
        StreamClient two = connect(system.second())) {
      BookWatcher first = BookWatcher.watch(one, channel);
      BookWatcher second = BookWatcher.watch(two, channel);

      assertSameUncrossedBook(first, second, 10);
    }
  }

  @Test
  void shouldListSymbolsOfLiveVenues() {
    for (Node node : system.nodes()) {
      await("symbols on " + node.name())
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(
                          trader
                              .at(node.base())
                              .get("/api/market/symbols")
                              .json()
                              .getJsonArray("items"))
                      .anySatisfy(
                          item ->
                              assertThat(item.asJsonObject().getString("venue"))
                                  .isEqualTo("SIMULATOR")));
    }
  }

  @Test
  void shouldSayStaleWhenCollectorDiesAndBeginNewEpochWhenItReturns() {
    String channel = "book:SIMULATOR:" + symbolOf("SIMULATOR");
    try (StreamClient one = connect(system.first());
        StreamClient two = connect(system.second())) {
      BookWatcher book = BookWatcher.watch(one, channel);
      one.subscribe(2, "status");
      two.subscribe(2, "status");
      one.await("live feed on node 1", feed("LIVE"));
      two.await("live feed on node 2", feed("LIVE"));
      await("a book").atMost(Duration.ofSeconds(30)).until(book::twoSided);
      long epoch = book.epoch();

      system.killCollector();
      try {
        one.await("stale feed on node 1", feed("STALE"));
        two.await("stale feed on node 2", feed("STALE"));
      } finally {
        system.startCollector();
      }

      await("a full book of a new epoch")
          .atMost(Duration.ofSeconds(30))
          .until(() -> book.failure().isPresent() || book.epoch() > epoch);
      int seen = one.messages().all(feed("LIVE")).size();
      one.awaitAtLeast(seen + 1, "live feed again", feed("LIVE"));
      assertThat(book.failure()).isEmpty();
      assertThat(book.twoSided()).isTrue();
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = "captures.dir",
      matches = ".+",
      disabledReason = "no recordings; give their folder with -Dcaptures.dir=")
  void shouldReplayCoinbaseRecordingOnBothNodes() {
    String recording = Path.of(System.getProperty("captures.dir"), "COINBASE.jsonl").toString();
    String busiest = "COINBASE:SKL-USD";
    try (CollectorProcess replay =
            system.collect("replay", "--file", recording, "--speed", "4", "--loop");
        StreamClient one = connect(system.first());
        StreamClient two = connect(system.second())) {
      replay.awaitReady();
      BookWatcher first = BookWatcher.watch(one, "book:" + busiest);
      BookWatcher second = BookWatcher.watch(two, "book:" + busiest);
      for (StreamClient client : List.of(one, two)) {
        client.subscribe(2, "trades:" + busiest);
        client.awaitAtLeast(10, "trades of the recording", trades("trades:" + busiest));
        assertOrderedAndExplained(client.messages().all(on("trades:" + busiest)));
      }

      assertSameUncrossedBook(first, second, 50);
    }
  }

  @Test
  void shouldRefuseChannelsThatCannotBe() {
    try (StreamClient client = connect(system.first())) {
      client.subscribe(9, "book:SIMULATOR", "no-such-kind:X", "book:SIMULATOR:btc usd");

      JsonObject ack = client.await("acknowledgement", message -> message.getInt("id", 0) == 9);

      assertThat(ack.getJsonObject("data").getJsonArray("ok")).isEmpty();
      assertThat(ack.getJsonObject("data").getJsonArray("errors")).hasSize(3);
    }
  }

  private static void assertSameUncrossedBook(BookWatcher first, BookWatcher second, int states) {
    await("states of the book that both nodes showed")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                first.failure().isPresent()
                    || second.failure().isPresent()
                    || common(first, second) >= states);
    assertThat(first.failure()).isEmpty();
    assertThat(second.failure()).isEmpty();
    Map<String, String> here = first.history();
    Map<String, String> there = second.history();
    // Both books go on while this looks: only the copies hold still.
    here.keySet().retainAll(there.keySet());
    there.keySet().retainAll(here.keySet());
    assertThat(there).isEqualTo(here);
  }

  private StreamClient connect(Node node) {
    return Handshake.to(node.base(), "/ws/market").bearer(trader.token()).connect();
  }

  /** Waits until every node knows a symbol of the venue. */
  private String symbolOf(String venue) {
    return system.nodes().stream()
        .map(
            node ->
                await("a symbol of " + venue + " on " + node.name())
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> symbols(node, venue), found -> !found.isEmpty())
                    .first())
        .reduce((one, other) -> one)
        .orElseThrow();
  }

  private SortedSet<String> symbols(Node node, String venue) {
    SortedSet<String> symbols = new TreeSet<>();
    for (JsonValue item :
        trader.at(node.base()).get("/api/market/symbols").json().getJsonArray("items")) {
      if (item.asJsonObject().getString("venue").equals(venue)) {
        symbols.add(item.asJsonObject().getString("symbol"));
      }
    }
    return symbols;
  }

  private static Predicate<JsonObject> trades(String channel) {
    return ofType("trade").and(on(channel));
  }

  private static Predicate<JsonObject> feed(String state) {
    return ofType("status")
        .and(
            message ->
                message.getJsonObject("data").getJsonArray("feeds").stream()
                    .map(JsonValue::asJsonObject)
                    .filter(feed -> feed.getString("venue").equals("SIMULATOR"))
                    .anyMatch(feed -> feed.getString("state").equals(state)));
  }

  private static long common(BookWatcher first, BookWatcher second) {
    Set<String> positions = first.history().keySet();
    return second.history().keySet().stream().filter(positions::contains).count();
  }

  /**
   * Sequence numbers rise by one, except where a {@code skipped} names exactly the missing ones.
   */
  private static void assertOrderedAndExplained(Collection<JsonObject> tape) {
    long last = -1;
    for (JsonObject message : tape) {
      if (message.getString("type").equals("skipped")) {
        assertThat(message.getJsonNumber("from").longValueExact())
            .as("%s", message)
            .isEqualTo(last + 1);
        last = message.getJsonNumber("to").longValueExact();
      } else if (message.getString("type").equals("trade")) {
        long seq = Messages.seq(message);
        if (last >= 0 && !message.getBoolean("initial", false)) {
          assertThat(seq).as("%s", message).isEqualTo(last + 1);
        }
        last = seq;
      }
    }
  }
}
