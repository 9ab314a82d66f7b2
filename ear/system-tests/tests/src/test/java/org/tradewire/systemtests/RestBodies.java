package org.tradewire.systemtests;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.tradewire.systemtests.client.Reply;

/** Longer bodies that system tests of REST send. */
final class RestBodies {

  private RestBodies() {}

  /** An array. */
  static JsonArrayBuilder strings(String... texts) {
    return Json.createArrayBuilder(List.of(texts));
  }

  /** Terms of an instrument that nobody can trade. */
  static JsonObjectBuilder instrumentTerms() {
    JsonObjectBuilder terms = Json.createObjectBuilder();
    for (String each : new String[] {"tick_size", "pip_size", "lot_step", "minimum_lots"}) {
      terms.add(each, "0.01");
    }
    return terms
        .add("maximum_lots", 10)
        .add("margin_percent", "10")
        .add("swap_triple_day", "WEDNESDAY")
        .add("venues", Json.createArrayBuilder().add("KRAKEN"))
        .add("enabled", false);
  }

  /** A template with a rule of every kind. */
  static JsonObjectBuilder template() {
    return Json.createObjectBuilder()
        .add("name", "Every rule")
        .add("price", "100")
        .add("price_currency", "USD")
        .add("initial_balance", 10000)
        .add("currency", "USD")
        .add(
            "terms",
            Json.createObjectBuilder()
                .add("time_zone", "Europe/Prague")
                .add(
                    "daily_loss",
                    Json.createObjectBuilder().add("type", "NET_DAILY_PNL").add("amount", "500"))
                .add(
                    "maximum_loss",
                    Json.createObjectBuilder()
                        .add("type", "TRAILING_EOD_BALANCE")
                        .add("percent", 10)
                        .add("lock_at", "10100"))
                .add("best_day", Json.createObjectBuilder().add("percent", "40"))
                .add(
                    "news",
                    Json.createObjectBuilder()
                        .add("before_minutes", 2)
                        .add("phases", strings("FUNDED")))
                .add(
                    "closures",
                    Json.createArrayBuilder()
                        .add(
                            Json.createObjectBuilder()
                                .add("from", "FRIDAY 21:45")
                                .add("until", "SUNDAY 22:15")))
                .add(
                    "phases",
                    Json.createArrayBuilder()
                        .add(
                            Json.createObjectBuilder()
                                .add("phase", "EVALUATION")
                                .add("target_percent", "8"))
                        .add(Json.createObjectBuilder().add("phase", "FUNDED"))));
  }

  /** A change of a setting by who saw that version. */
  static JsonObject settingValue(String value, int version) {
    return Json.createObjectBuilder().add("value", value).add("version", version).build();
  }

  /** The version of the setting at a path, in the list of all. */
  static int versionOf(Reply list, String path) {
    return list.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .filter(each -> path.endsWith("/" + each.getString("key")))
        .mapToInt(each -> each.getInt("version"))
        .findFirst()
        .orElseThrow();
  }

  /** The settings of a heatmap as they are, as an administrator would send them. */
  static JsonObject heatmapSettings(Reply list, String symbol) {
    JsonObject listed =
        list.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
            .filter(each -> each.getString("symbol").equals(symbol))
            .findFirst()
            .orElseThrow();
    JsonObjectBuilder settings = Json.createObjectBuilder();
    for (String name :
        new String[] {"enabled", "bucket", "weights", "typical_position", "brackets", "version"}) {
      settings.add(name, listed.get(name));
    }
    return settings.build();
  }

  /** Lists of one row of market data, by what is imported. */
  static Map<String, JsonObject> importsOf(String symbol) {
    return Map.of(
        "candles",
        list(
            symbol,
            row("open_time", "open", "1", "high", "2", "low", "1", "close", "2", "volume", "10")
                .add("quote_volume", "15")
                .add("trades", 3)
                .add("taker_buy_volume", "5")),
        "open-interest",
        list(symbol, row("sampled_at", "quantity", "100")),
        "liquidations",
        list(
            symbol,
            row("at", "price", "1", "average_price", "1", "quantity", "1", "filled", "1")
                .add("side", "SELL")));
  }

  private static JsonObject list(String symbol, JsonObjectBuilder row) {
    return Json.createObjectBuilder()
        .add("venue", "SHAPES")
        .add("symbol", symbol)
        .add("items", Json.createArrayBuilder().add(row))
        .build();
  }

  /** With a time and members that are strings, each a name and its value. */
  private static JsonObjectBuilder row(String time, String... members) {
    JsonObjectBuilder row = Json.createObjectBuilder().add(time, "2026-03-02T00:00:00Z");
    for (int i = 0; i < members.length; i += 2) {
      row.add(members[i], members[i + 1]);
    }
    return row;
  }
}
