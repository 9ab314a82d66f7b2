package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.client.Messages.on;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.launcher.CollectorProcess;
import org.tradewire.systemtests.client.BookWatcher;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * A node without a venue's rings has its trades and books all the same, and its rings when they
 * come.
 */
@SystemTest
class RelayedMarketIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String VENUE = "FARAWAY";
  private static final String BOOK = "book:" + VENUE + ":BTC-USD";
  private static final String TAPE = "trades:" + VENUE + ":BTC-USD";

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");

  @AfterEach
  void showRings() {
    system.showRingsToSecond();
  }

  @Test
  void shouldServeAVenueWhoseRingsAnotherNodeReads() {
    system.hideNewRingsFromSecond();
    try (StreamClient near = connect(system.first());
        StreamClient far = connect(system.second())) {
      BookWatcher ring = BookWatcher.watch(near, BOOK);
      BookWatcher relayed = BookWatcher.watch(far, BOOK);
      near.subscribe(2, TAPE);
      far.subscribe(2, TAPE);
      try (CollectorProcess collector = collect()) {
        collector.awaitReady();

        assertSameBook(ring, relayed);
        assertSameTrades(near, far);
        assertThat(feeds(system.second())).containsEntry(VENUE + ".relay", "LIVE");
        assertThat(feeds(system.second())).doesNotContainKey(VENUE + ".book.ring");
        assertThat(
                trader
                    .at(system.second().base())
                    .get("/api/market/book/" + VENUE + "/BTC-USD?depth=5")
                    .status())
            .isEqualTo(200);
      }

      long before = relayed.epoch();
      try (CollectorProcess collector = collect()) {
        collector.awaitReady();
        await("the next collector's book on node 2")
            .atMost(PATIENCE)
            .until(() -> relayed.epoch() > before && relayed.twoSided());
        assertSameBook(ring, relayed);

        system.showRingsToSecond();
        await("node 2 reads the ring")
            .atMost(PATIENCE)
            .until(() -> relayed.epoch() == ring.epoch() && relayed.twoSided());
        assertThat(feeds(system.second()))
            .containsEntry(VENUE + ".book.ring", "LIVE")
            .doesNotContainKey(VENUE + ".relay");
        assertSameBook(ring, relayed);
        assertSameTrades(near, far);
      }
    }
  }

  private CollectorProcess collect() {
    return system.collect("simulate", "--rate", "100", "--symbols", "2", "--venues", VENUE);
  }

  private StreamClient connect(Node node) {
    return Handshake.to(node.base(), "/ws/market").bearer(trader.token()).connect();
  }

  /** The relay's epoch is another; the versions are the collector's everywhere. */
  private static void assertSameBook(BookWatcher ring, BookWatcher relayed) {
    long ringEpoch = ring.epoch();
    Set<Long> known = versions(ring, ringEpoch).keySet();
    await("versions that both nodes showed")
        .atMost(PATIENCE)
        .until(
            () -> {
              Set<Long> common = new TreeSet<>(versions(ring, ring.epoch()).keySet());
              common.retainAll(versions(relayed, relayed.epoch()).keySet());
              common.removeAll(known);
              return common.size() >= 20
                  || ring.failure().isPresent()
                  || relayed.failure().isPresent();
            });
    assertThat(ring.failure()).isEmpty();
    assertThat(relayed.failure()).isEmpty();
    Map<Long, String> here = versions(ring, ring.epoch());
    Map<Long, String> there = versions(relayed, relayed.epoch());
    here.keySet().retainAll(there.keySet());
    there.keySet().retainAll(here.keySet());
    assertThat(there).isEqualTo(here);
  }

  private static Map<Long, String> versions(BookWatcher book, long epoch) {
    Map<Long, String> versions = new LinkedHashMap<>();
    book.history()
        .forEach(
            (position, levels) -> {
              String[] parts = position.split("/");
              // A void book stands at the position of the one before it.
              if (Long.parseLong(parts[0]) == epoch && levels.contains("@")) {
                versions.put(Long.valueOf(parts[1]), levels);
              }
            });
    return versions;
  }

  private static void assertSameTrades(StreamClient near, StreamClient far) {
    Set<String> seen = trades(far).keySet();
    await("trades on both nodes")
        .atMost(PATIENCE)
        .until(
            () -> {
              Set<String> common = new TreeSet<>(trades(far).keySet());
              common.removeAll(seen);
              common.retainAll(trades(near).keySet());
              return common.size() >= 10;
            });
    Map<String, JsonValue> here = trades(near);
    Map<String, JsonValue> there = trades(far);
    here.keySet().retainAll(there.keySet());
    there.keySet().retainAll(here.keySet());
    assertThat(there).isEqualTo(here);
  }

  private static Map<String, JsonValue> trades(StreamClient client) {
    return client.messages().all(on(TAPE).and(Messages.ofType("trade"))).stream()
        .map(message -> message.getJsonObject("data"))
        .collect(
            Collectors.toMap(
                trade -> trade.get("exchange_ts") + "/" + trade.get("trade_id"),
                trade -> trade,
                (first, again) -> first,
                LinkedHashMap::new));
  }

  private Map<String, String> feeds(Node node) {
    List<JsonObject> items =
        system
            .as("admin")
            .at(node.base())
            .get("/api/feeds")
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class);
    return items.stream()
        .collect(Collectors.toMap(each -> each.getString("ring"), each -> each.getString("state")));
  }
}
