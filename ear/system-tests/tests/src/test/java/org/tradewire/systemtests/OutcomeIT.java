package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.client.Messages.on;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** The simulated market makes signals, and decides about them. */
@SystemTest
class OutcomeIT {
  private static final String CHANNEL = "signals:SOL-USD:1m";

  /** Until a minute has begun after the signal, and another has ended. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final int MINUTES = 28;
  private static final int RUNGS = 30;

  /** The fair price of the simulated market passes two of them in every minute that was tried. */
  private static final BigDecimal RUNG = new BigDecimal("0.0001");

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final RestClient admin = system.as("admin");
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void shouldMakeSignalsOfClosedCandlesAndDecideThoseThatWereSent() {
    importMinutes();
    set("candle-direction", true);
    try (StreamClient client =
        Handshake.to(system.second().base(), "/ws/signals").bearer(trader.token()).connect()) {
      client.subscribe(1, CHANNEL);
      client.await("answer", message -> message.getInt("id", 0) == 1);
      sendLadder();

      await("a signal that is won, and one of a strategy")
          .atMost(PATIENCE)
          .until(() -> happenings(client).containsAll(Set.of("win", "made")));
      JsonObject won =
          client.await(
              "the win",
              on(CHANNEL)
                  .and(message -> message.getJsonObject("data").getString("event").equals("win")));
      assertThat(won.getJsonObject("data").getString("outcome")).isEqualTo("win");
      assertThat(won.getJsonObject("data").getJsonNumber("r").bigDecimalValue()).isPositive();
      List<Long> seqs =
          client.messages().all().stream().filter(on(CHANNEL)).map(Messages::seq).toList();
      assertThat(seqs).as("each event once, in order").isSorted().doesNotHaveDuplicates();
    } finally {
      set("candle-direction", false);
    }
    Reply stats = trader.get("/api/signals/stats");
    assertThat(stats.json().getJsonArray("items").getValuesAs(JsonObject.class))
        .anyMatch(
            each -> each.getString("strategy").equals("near-" + run) && each.getInt("wins") > 0);
    assertThat(trader.get("/api/performance").json().getInt("wins_7d")).isPositive();
  }

  /** A strategy looks at more minutes than the simulated market may have made by now. */
  private void importMinutes() {
    Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(30, ChronoUnit.MINUTES);
    JsonArrayBuilder items = Json.createArrayBuilder();
    for (int i = 0; i < MINUTES; i++) {
      items.add(
          Json.createObjectBuilder()
              .add("open_time", minute.plus(i, ChronoUnit.MINUTES).toString())
              .add("open", "152.0")
              .add("high", "153.0")
              .add("low", "151.0")
              .add("close", "152.5")
              .add("volume", "10")
              .add("quote_volume", "1520")
              .add("trades", 5)
              .add("taker_buy_volume", "5"));
    }
    String body =
        Json.createObjectBuilder()
            .add("venue", "SIMULATOR")
            .add("symbol", "SOL-USD")
            .add("interval", "1m")
            .add("items", items)
            .build()
            .toString();
    Reply reply = system.as("service").post("/api/market/candles", body);
    assertThat(reply.json().getInt("rejected_total")).as("%s", reply).isZero();
  }

  /** A ladder above and below: whichever way the price goes, it passes entries and targets. */
  private void sendLadder() {
    BigDecimal price =
        trader
            .get("/api/market/candles?venue=SIMULATOR&symbol=SOL-USD&timeframe=1m&limit=1")
            .json()
            .getJsonArray("items")
            .getJsonObject(0)
            .get("close")
            .toString()
            .replace("\"", "")
            .transform(BigDecimal::new);
    JsonArrayBuilder items = Json.createArrayBuilder();
    for (int rung = 1; rung <= RUNGS; rung++) {
      BigDecimal away = RUNG.multiply(BigDecimal.valueOf(rung));
      BigDecimal above = times(price, BigDecimal.ONE.add(away));
      BigDecimal below = times(price, BigDecimal.ONE.subtract(away));
      items.add(near("buy-" + rung, "buy", above, times(above, BigDecimal.ONE.add(RUNG))));
      items.add(near("sell-" + rung, "sell", below, times(below, BigDecimal.ONE.subtract(RUNG))));
    }
    Reply reply = system.as("service").post("/api/signals", items.build().toString());
    assertThat(reply.json().getInt("accepted")).as("%s", reply).isEqualTo(2 * RUNGS);
  }

  /** The stop is so far away that it is not reached. */
  private JsonObject near(String name, String direction, BigDecimal entry, BigDecimal target) {
    return Json.createObjectBuilder()
        .add("signal_id", name + '-' + run)
        .add("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
        .add("symbol", "SOLUSD")
        .add("timeframe", "1m")
        .add("direction", direction)
        .add("confidence", new BigDecimal("0.5"))
        .add("entry_price", entry)
        .add("stop_loss", times(entry, new BigDecimal(direction.equals("buy") ? "0.97" : "1.03")))
        .add("tp1", target)
        .add("pattern_type", "near-" + run)
        .add("venue", "SIMULATOR")
        .build();
  }

  private static BigDecimal times(BigDecimal price, BigDecimal factor) {
    return price.multiply(factor).setScale(8, RoundingMode.HALF_UP);
  }

  private static Set<String> happenings(StreamClient client) {
    return client.messages().all().stream()
        .filter(on(CHANNEL))
        .map(message -> message.getJsonObject("data"))
        .map(
            data ->
                data.getString("pattern_type").equals("candle-direction")
                    ? "made"
                    : data.getString("event"))
        .collect(Collectors.toSet());
  }

  private void set(String strategy, boolean enabled) {
    int version =
        admin
            .get("/api/strategies")
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(each -> each.getString("strategy").equals(strategy))
            .findFirst()
            .orElseThrow()
            .getInt("version");
    JsonObject settings =
        Json.createObjectBuilder()
            .add("enabled", enabled)
            .add("parameters", Json.createObjectBuilder().add("atr_period", 2))
            .add("symbols", Json.createArrayBuilder().add("SOL-USD"))
            .add("timeframes", Json.createArrayBuilder().add("1m"))
            .add("version", version)
            .build();
    Reply reply = admin.put("/api/strategies/" + strategy, settings);
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
  }
}
