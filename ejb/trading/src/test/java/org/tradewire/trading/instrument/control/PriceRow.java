package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.tradewire.trading.instrument.entity.PriceGuard;
import org.tradewire.trading.instrument.entity.PriceView;

/**
 * One row of group {@code source}: venues quote and trade, and what the filter says is compared.
 */
final class PriceRow {

  private static final Set<String> VERBS = Set.of("at", "tick", "trade", "look", "expect");
  private static final Set<String> EXPECTED = Set.of("state", "venue", "bid", "ask", "opens");

  private final JsonObject row;
  private final JsonObject settings;
  private final int markAgeMs;
  private final int fillAgeMs;
  private final PriceSource source;
  private long nowNs;

  PriceRow(JsonObject defaults, JsonObject row) {
    this.row = row;
    JsonObject given =
        row.containsKey("given") ? row.getJsonObject("given") : JsonValue.EMPTY_JSON_OBJECT;
    assertThat(given.keySet()).as("what is given").isSubsetOf("source");
    this.settings =
        Json.createObjectBuilder(defaults.getJsonObject("source"))
            .addAll(
                Json.createObjectBuilder(
                    given.containsKey("source")
                        ? given.getJsonObject("source")
                        : JsonValue.EMPTY_JSON_OBJECT))
            .build();
    this.markAgeMs = settings.getInt("mark_age_ms", defaults.getInt("mark_age_ms"));
    this.fillAgeMs = settings.getInt("fill_age_ms", defaults.getInt("fill_age_ms"));
    List<String> venues =
        settings.getJsonArray("venues").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList();
    this.source = new PriceSource("EUR-USD", rules(), venues);
  }

  private PriceRules rules() {
    return new PriceRules(
        new PriceGuard(
            markAgeMs,
            fillAgeMs,
            decimal("max_spread_percent"),
            decimal("soft_percent"),
            decimal("hard_percent")),
        settings.getInt("confirmations"),
        settings.getInt("confirm_ms"),
        settings.getInt("accept_ms"),
        settings.getInt("hold_ms"),
        settings.getInt("proven_ms"),
        decimal("failover_jump_percent"),
        decimal("trade_through_percent"),
        settings.getInt("trade_through_ms"));
  }

  private BigDecimal decimal(String name) {
    return decimal(settings.get(name));
  }

  private static BigDecimal decimal(JsonValue value) {
    return value instanceof JsonNumber number
        ? number.bigDecimalValue()
        : new BigDecimal(((JsonString) value).getString());
  }

  void run() {
    int step = 0;
    for (JsonObject each : row.getJsonArray("do").getValuesAs(JsonObject.class)) {
      assertThat(each.keySet()).as("step %s", step).isSubsetOf(VERBS);
      run(each, step);
      step++;
    }
  }

  private void run(JsonObject step, int number) {
    if (step.containsKey("at")) {
      Instant at = Instant.parse(step.getString("at"));
      nowNs = TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }
    if (step.containsKey("tick")) {
      JsonObject tick = step.getJsonObject("tick");
      BigDecimal sum = decimal(tick.get("bid")).add(decimal(tick.get("ask")));
      source.quote(
          tick.getString("venue"),
          decimal(tick.get("bid")),
          decimal(tick.get("ask")),
          nowNs,
          nowNs);
      // A row is of the middle of a day: another node has seen the venue before.
      source.hear(List.of(new VenueSight(tick.getString("venue"), nowNs, nowNs, sum)), nowNs);
    }
    if (step.containsKey("trade")) {
      JsonObject trade = step.getJsonObject("trade");
      source.trade(trade.getString("venue"), decimal(trade.get("price")), nowNs, nowNs);
    }
    source.failover(source.sights(nowNs), nowNs).ifPresent(to -> source.putInForce(to, nowNs));
    if (step.containsKey("look")) {
      compare(number, step.getJsonObject("expect"), source.look(nowNs).orElseThrow());
    }
  }

  private static void compare(int number, JsonObject expected, PriceView seen) {
    assertThat(expected.keySet()).isSubsetOf(EXPECTED);
    JsonObject actual =
        Json.createObjectBuilder()
            .add("state", seen.state().name())
            .add("venue", seen.mark().instrument().venue())
            .add("bid", seen.mark().bid().stripTrailingZeros().toPlainString())
            .add("ask", seen.mark().ask().stripTrailingZeros().toPlainString())
            .add("opens", seen.opens())
            .build();
    expected.forEach(
        (key, value) ->
            assertThat(actual.get(key)).as("%s of step %s", key, number).isEqualTo(value));
  }
}
