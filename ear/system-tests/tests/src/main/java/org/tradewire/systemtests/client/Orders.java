package org.tradewire.systemtests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;

/** The steps by which a trader trades on a challenge's account. */
public final class Orders {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Orders() {}

  /** Buys at market, as soon as there is a price, and returns the order. */
  public static JsonObject buy(RestClient trader, String challengeId, String symbol, String lots) {
    return place(trader, challengeId, market(symbol, "BUY", lots));
  }

  /** A market order. */
  public static JsonObjectBuilder market(String symbol, String side, String lots) {
    return Json.createObjectBuilder()
        .add("symbol", symbol)
        .add("side", side)
        .add("type", "MARKET")
        .add("quantity", lots);
  }

  /** Places an order, as soon as there is a price, and returns it. */
  public static JsonObject place(RestClient trader, String challengeId, JsonObjectBuilder order) {
    JsonObject body = order.build();
    Reply reply =
        await("a price of " + body.getString("symbol"))
            .atMost(PATIENCE)
            .until(() -> trader.post(path(challengeId) + "/orders", body), r -> r.status() != 503);
    assertThat(reply.status()).as("%s", reply).isEqualTo(201);
    return reply.json();
  }

  /** Closes a position, as soon as there is a price, and returns the order that did. */
  public static JsonObject close(RestClient trader, String challengeId, String positionId) {
    String position = path(challengeId) + "/positions/" + positionId;
    Reply reply =
        await("a price of " + position)
            .atMost(PATIENCE)
            .until(
                () -> trader.post(position + "/close", JsonValue.EMPTY_JSON_OBJECT),
                r -> r.status() != 503);
    assertThat(reply.status()).as("%s", reply).isEqualTo(201);
    return reply.json();
  }

  public static List<JsonObject> positions(RestClient caller, String challengeId) {
    Reply reply = caller.get(path(challengeId) + "/positions");
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.json().getJsonArray("items").getValuesAs(JsonObject.class);
  }

  private static String path(String challengeId) {
    return "/api/challenges/" + challengeId;
  }
}
