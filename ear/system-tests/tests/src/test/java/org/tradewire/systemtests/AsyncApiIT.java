package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.Orders;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** What the node sends is what its AsyncAPI document says. */
@SystemTest
class AsyncApiIT {
  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void shouldSendWhatTheDocumentSays() throws JsonProcessingException {
    JsonNode document = document();
    Set<String> types = new TreeSet<>();

    try (StreamClient market = connect("/ws/market");
        StreamClient node = connect("/ws/status");
        StreamClient room = connect("/ws/challenges")) {
      String symbol =
          trader.get("/api/market/symbols").json().getJsonArray("items").stream()
              .map(item -> item.asJsonObject())
              .filter(item -> item.getString("venue").equals("SIMULATOR"))
              .findFirst()
              .orElseThrow()
              .getString("symbol");
      market.subscribe(
          1, "status", "book:SIMULATOR:" + symbol, "trades:SIMULATOR:" + symbol, "no-such:X");
      market.subscribe(
          5,
          "ticker:SIMULATOR:" + symbol,
          "ticker:ALL:" + symbol,
          "candles:SIMULATOR:" + symbol + ":1h",
          "stats");
      market.sendText("{\"action\":\"dance\",\"id\":2}");
      market.sendText("{\"action\":\"ping\",\"id\":3}");
      String challenge = Challenges.start(trader);
      room.joinChallenge(challenge);
      room.await("state of the room", Messages.initial());
      Challenges.post(system.as("service"), challenge, "-300.00");
      room.awaitAtLeast(2, "equity", Messages.ofType("EQUITY_UPDATED"));
      room.subscribe(2, "equity:" + challenge);
      Orders.buy(trader, challenge, "BTC-USD", "0.01");
      room.await("what the position is worth", Messages.ofType("equity"));
      room.await("position", Messages.ofType("POSITION_UPDATED"));
      market.awaitAtLeast(5, "trades", Messages.ofType("trade"));
      market.awaitAtLeast(5, "books", Messages.ofType("book"));
      market.awaitAtLeast(3, "tickers", Messages.ofType("ticker"));
      market.await("candle", Messages.ofType("candle"));
      market.await("figures", Messages.ofType("stats"));
      market.await("pong", Messages.ofType("pong"));
      market.await("error", Messages.ofType("error"));
      market.sendText("{\"action\":\"unsubscribe\",\"channels\":[\"status\"],\"id\":4}");
      market.await("unsubscribed", Messages.ofType("unsubscribed"));

      node.await("figures of the node", Messages.ofType("dashboard_update"));

      Map<String, StreamClient> clients =
          Map.of("market", market, "challenges", room, "status", node);
      for (String endpoint : clients.keySet()) {
        for (JsonObject message : clients.get(endpoint).messages().all()) {
          assertThat(violations(document, message)).as("%s", message).isEmpty();
          assertListed(document, endpoint, message);
          types.add(message.getString("type"));
        }
      }
    }

    assertThat(types)
        .contains(
            "subscribed",
            "unsubscribed",
            "pong",
            "error",
            "status",
            "dashboard_update",
            "trade",
            "book",
            "ticker",
            "candle",
            "stats",
            "TRADE_EXECUTED",
            "EQUITY_UPDATED",
            "ORDER_UPDATED",
            "POSITION_UPDATED",
            "equity");
  }

  @Test
  void shouldFindWhatTheDocumentDoesNotSay() throws JsonProcessingException {
    JsonObject wrong =
        jakarta.json.Json.createObjectBuilder()
            .add("type", "error")
            .add("code", "NO_SUCH_CODE")
            .build();

    assertThat(violations(document(), wrong)).isNotEmpty();
  }

  /** The message is one of its endpoint, and of the channels its message is described for. */
  private static void assertListed(JsonNode document, String endpoint, JsonObject message) {
    String type = message.getString("type");
    assertThat(document.at("/channels/" + endpoint + "/messages").has(type))
        .as("%s on %s", type, endpoint)
        .isTrue();
    JsonNode kinds = document.at("/components/messages/" + type + "/x-channels");
    if (message.containsKey("seq")) {
      String kind = message.getString("ch").split(":", 2)[0];
      assertThat(kinds).extracting(JsonNode::asText).as("channels of %s", type).contains(kind);
    }
  }

  private JsonNode document() throws JsonProcessingException {
    Reply reply = RestClient.anonymous(system.first().base()).get("/api/asyncapi.yaml");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.contentType()).startsWith("application/yaml");
    return new ObjectMapper(new YAMLFactory()).readTree(reply.body());
  }

  private Set<ValidationMessage> violations(JsonNode document, JsonObject message)
      throws JsonProcessingException {
    String type = message.getString("type");
    assertThat(document.at("/components/schemas").has(type)).as("schema of %s", type).isTrue();
    ObjectNode schema = json.createObjectNode();
    schema.put("$ref", "#/components/schemas/" + type);
    schema.set("components", document.get("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(json.readTree(message.toString()));
  }

  private StreamClient connect(String path) {
    return Handshake.to(system.first().base(), path).bearer(trader.token()).connect();
  }
}
