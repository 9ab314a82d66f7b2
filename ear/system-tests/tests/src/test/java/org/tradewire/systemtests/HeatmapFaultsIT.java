package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.HeatmapHistory;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** A heatmap goes on where the node that computes it is killed, and while the database hangs. */
@SystemTest
class HeatmapFaultsIT {
  private static final String SYMBOL = "KIL-USDT";

  /** A symbol of the simulated market, whose candles come without the database. */
  private static final String LIVE = "BTC-USD";

  /** After the last renewal of a holder that was killed. */
  private static final Duration LEASE = Duration.ofSeconds(3);

  private static final Duration TAKEOVER = Duration.ofSeconds(5);
  private static final Duration CANDLE = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final RestClient admin = system.as("admin");

  @Test
  @EnabledIfSystemProperty(
      named = "restarts",
      matches = "true",
      disabledReason = "a node of the other server was killed; -Pfaults kills both")
  void shouldGoOnWithinFiveSecondsOfItsLeaseWhereItsHolderIsKilled() {
    HeatmapHistory history = HeatmapHistory.imported(system.as("service"), trader, SYMBOL);
    letSecondHoldTheLease();
    try (StreamClient client = connect(system.first().base())) {
      client.subscribe(1, "heatmap:" + SYMBOL);
      history.add(1);
      JsonObject before = client.await("a candle of node 2", candleUntil(history.end()));
      assertThat(computes(system.second())).isTrue();
      assertThat(computes(system.first())).isFalse();

      system.killSecond();
      try {
        await("node 1 computes it")
            .atMost(LEASE.plus(TAKEOVER))
            .pollInterval(Duration.ofMillis(100))
            .until(() -> computes(system.first()));
        history.add(1);
        JsonObject after = client.await("the next candle", candleUntil(history.end()));
        assertThat(Messages.epoch(after)).isGreaterThan(Messages.epoch(before));
        assertThat(client.messages().all(Messages.ofType("snapshot")))
            .extracting(HeatmapFaultsIT::drawn)
            .as("each picture once, whichever node told it")
            .doesNotHaveDuplicates();
      } finally {
        system.startSecond();
      }
    }
  }

  /** Who gets a lease is chance: it is given back until node 2 has it. */
  private void letSecondHoldTheLease() {
    await("node 2 computes it")
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> {
              await("a node computes it").atMost(PATIENCE).until(this::isComputed);
              boolean second = computes(system.second());
              if (!second) {
                enable(false);
                await("no node computes it").atMost(PATIENCE).until(() -> !isComputed());
                enable(true);
              }
              return second;
            });
  }

  private boolean isComputed() {
    return computes(system.first()) || computes(system.second());
  }

  /** A node tells this figure of the symbols whose lease it holds, and of no others. */
  private boolean computes(Node node) {
    Reply reply = system.as("monitor").at(node.base()).get("/api/metrics");
    return reply.body().contains("heatmap_entries{symbol=\"" + SYMBOL + "\"}");
  }

  private void enable(boolean enabled) {
    JsonObject now = settings();
    JsonObjectBuilder wanted = Json.createObjectBuilder().add("enabled", enabled);
    for (String name : List.of("bucket", "weights", "typical_position", "brackets", "version")) {
      wanted.add(name, now.get(name));
    }
    Reply reply = admin.put("/api/heatmap/symbols/" + SYMBOL, wanted.build());
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
  }

  private JsonObject settings() {
    return admin
        .get("/api/heatmap/symbols")
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(each -> each.getString("symbol").equals(SYMBOL))
        .findFirst()
        .orElseThrow();
  }

  /** Waits for the end of a candle of now, five minutes at most. */
  @Test
  @EnabledIfSystemProperty(
      named = "faults.node",
      matches = "true",
      disabledReason = "takes minutes; -Pfaults waits for the end of a candle")
  void shouldTellTheNextCandleWhileTheDatabaseHangsAndStoreItLater() {
    await("a first candle of the simulated market")
        .atMost(CANDLE.plus(PATIENCE))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> trader.get("/api/heatmap/" + LIVE).status() == 200);
    RestClient anyone = RestClient.anonymous(system.first().base());
    try (StreamClient client = connect(system.first().base())) {
      client.subscribe(1, "heatmap:" + LIVE);
      client.await("a picture", Messages.ofType("snapshot"));
      Instant end = nextEnd();
      await("the end of the candle is near")
          .atMost(CANDLE.plus(PATIENCE))
          .until(() -> Instant.now().isAfter(end.minusSeconds(5)));

      system.pauseDatabase();
      try {
        await("the candle is over").atMost(PATIENCE).until(() -> Instant.now().isAfter(end));
        client.await("the candle, without a database", candleUntil(end));
        await("the database still hangs")
            .atMost(PATIENCE)
            .until(() -> anyone.get("/api/health/ready").status() == 503);
      } finally {
        system.resumeDatabase();
      }
      await("the candle is stored").atMost(PATIENCE).ignoreExceptions().until(() -> isStored(end));
    }
    system.awaitHealth(200, PATIENCE);
  }

  private boolean isStored(Instant end) {
    String asked =
        "/api/heatmap-timeseries?symbol=" + LIVE + "&start=" + end.minus(CANDLE) + "&end=" + end;
    return !trader.get(asked).json().getJsonArray("data").isEmpty();
  }

  /** Of the candle that is open for some time yet. */
  private static Instant nextEnd() {
    long seconds = CANDLE.toSeconds();
    Instant soon = Instant.now().plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);
    return Instant.ofEpochSecond((soon.getEpochSecond() / seconds + 1) * seconds);
  }

  /** What the digest of a picture is made of. */
  private static List<Object> drawn(JsonObject message) {
    JsonObject data = message.getJsonObject("data");
    return List.of(
        data.get("positions_created"), data.get("positions_consumed"), data.get("levels"));
  }

  private static Predicate<JsonObject> candleUntil(Instant end) {
    return Messages.ofType("snapshot")
        .and(
            message ->
                message.getJsonObject("data").getBoolean("closed")
                    && Instant.parse(message.getJsonObject("data").getString("open_time"))
                        .plus(CANDLE)
                        .equals(end));
  }

  private StreamClient connect(URI node) {
    return Handshake.to(node, "/ws/heatmap").bearer(trader.token()).connect();
  }
}
