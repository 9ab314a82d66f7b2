package org.tradewire.systemtests.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** The steps by which a trader gets a challenge and the trading platform reports trades to it. */
public final class Challenges {
  private Challenges() {}

  /** Buys the classic challenge of 10,000 for the client's user and returns its id. */
  public static String start(RestClient trader) {
    Reply reply =
        trader.post(
            "/api/challenges",
            Json.createObjectBuilder().add("template_id", classicTemplate(trader)).build());
    assertThat(reply.status()).as("%s", reply).isEqualTo(201);
    return reply.json().getString("id");
  }

  public static String classicTemplate(RestClient trader) {
    Reply reply = trader.get("/api/challenge-templates");
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.value().asJsonArray().stream()
        .map(JsonValue::asJsonObject)
        .filter(template -> template.getString("name").contains("Classic"))
        .filter(
            template -> new BigDecimal(template.getString("initial_balance")).intValue() == 10_000)
        .map(template -> template.getString("id"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no classic template of 10,000 in " + reply));
  }

  public static JsonObject find(RestClient caller, String challengeId) {
    Reply reply = caller.get("/api/challenges/" + challengeId);
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.json();
  }

  /** A trade that closed with this profit or loss now; a new id each time. */
  public static JsonObjectBuilder trade(
      String challengeId, String realizedPnl, Instant executedAt) {
    return Json.createObjectBuilder()
        .add("challenge_id", challengeId)
        .add("trade_id", UUID.randomUUID().toString())
        .add("symbol", "EURUSD")
        .add("side", "BUY")
        .add("quantity", "1.00")
        .add("price", "1.10450")
        .add("realized_pnl", realizedPnl)
        .add("executed_at", executedAt.toString());
  }

  public static JsonObjectBuilder trade(String challengeId, String realizedPnl) {
    return trade(challengeId, realizedPnl, Instant.now());
  }

  /** Reports such a trade and expects it to be accepted. */
  public static JsonObject post(RestClient service, String challengeId, String realizedPnl) {
    Reply reply = service.post("/api/trades", trade(challengeId, realizedPnl).build());
    assertThat(reply.status()).as("%s", reply).isEqualTo(201);
    return reply.json();
  }
}
