package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.Orders;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Orders against live prices: whichever node takes them, both tell what follows. */
@SystemTest
class OrdersIT {
  private static final String BTC = "BTC-USD";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");

  @Test
  void shouldTellOnBothNodesWhatAPositionIsWorthAndBookWhatItBrought() {
    String challenge = Challenges.start(trader);
    try (StreamClient one = watch(system.first(), challenge);
        StreamClient two = watch(system.second(), challenge)) {
      JsonObject order = Orders.buy(trader, challenge, BTC, "0.05");
      assertThat(order.getString("status")).isEqualTo("FILLED");
      for (StreamClient each : List.of(one, two)) {
        each.await("order", Messages.ofType("ORDER_UPDATED"));
        each.await("position", Messages.ofType("POSITION_UPDATED"));
        each.awaitAtLeast(3, "what it is worth", Messages.ofType("equity"));
      }
      for (JsonObject each : all(two, "equity")) {
        JsonObject data = each.getJsonObject("data");
        assertThat(money(data, "equity"))
            .isEqualByComparingTo(money(data, "balance").add(money(data, "floating_pnl")));
        assertThat(money(data, "distance_max"))
            .isEqualByComparingTo(money(data, "equity").subtract(money(data, "max_floor")));
      }

      Orders.close(trader.at(system.second().base()), challenge, order.getString("position_id"));

      for (StreamClient each : List.of(one, two)) {
        each.await("what was booked", Messages.ofType("EQUITY_UPDATED").and(live()));
        each.await("the end", closedAccount());
        assertThat(all(each, "EQUITY_UPDATED")).as("once").hasSize(2);
      }
      JsonObject account = Challenges.find(trader, challenge);
      JsonObject position = Orders.positions(trader, challenge).get(0);
      assertThat(position.getString("status")).isEqualTo("CLOSED");
      assertThat(account.getString("total_pnl")).isEqualTo(position.getString("realized_pnl"));
      assertThat(account.getString("floating_pnl")).isEqualTo("0.00");
    }
  }

  @Test
  void shouldCloseAtATrailingStopWithoutAnybodyAsking() {
    String challenge = Challenges.start(trader);

    Orders.place(
        trader, challenge, Orders.market(BTC, "BUY", "0.01").add("trailing_distance", "0.01"));

    await("the stop")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Orders.positions(trader, challenge).get(0).getString("close_reason", ""))
                    .isEqualTo("TRAILING_STOP"));
  }

  @Test
  void shouldGoOnLookingAtPositionsWhenTheRelayIsAway() {
    String challenge = Challenges.start(trader);
    system.pauseRelay();
    try {
      Orders.place(
          trader, challenge, Orders.market(BTC, "BUY", "0.01").add("trailing_distance", "0.01"));
      await("the stop")
          .atMost(PATIENCE)
          .until(
              () ->
                  Orders.positions(trader, challenge).get(0).getString("status").equals("CLOSED"));
    } finally {
      system.resumeRelay();
    }
    assertThat(Challenges.find(trader, challenge).getInt("total_trades")).isEqualTo(1);
  }

  @Test
  void shouldRefuseInSentencesWithTheirFields() {
    String challenge = Challenges.start(trader);
    Reply lots = place(trader, challenge, Orders.market(BTC, "BUY", "0.001").build());
    assertThat(lots.status()).isEqualTo(400);
    assertThat(lots.json().getString("field")).isEqualTo("quantity");

    Reply margin =
        await("a price")
            .atMost(PATIENCE)
            .until(
                () -> place(trader, challenge, Orders.market(BTC, "BUY", "90").build()),
                reply -> reply.status() != 503);
    assertThat(margin.status()).isEqualTo(409);
    assertThat(margin.json().getString("detail")).contains("margin");

    assertThat(place(system.as("trader2"), challenge, Orders.market(BTC, "BUY", "1").build()))
        .satisfies(reply -> assertThat(reply.status()).isEqualTo(403));
    assertThat(system.as("trader2").get("/api/challenges/" + challenge + "/positions").status())
        .isEqualTo(403);
    assertThat(Orders.positions(system.as("risk"), challenge)).isEmpty();
  }

  @Test
  void shouldImportTheCalendarAsCsvAndOverRest() {
    RestClient admin = system.as("admin");
    String csv =
        "time,currency,title,impact\n2031-03-06T13:30:00Z,USD,\"Payrolls, non-farm\",HIGH\n";

    assertThat(trader.postCsv("/api/calendar", csv).status()).isEqualTo(403);
    Reply imported = admin.postCsv("/api/calendar", csv);
    assertThat(imported.status()).as("%s", imported).isEqualTo(200);
    Reply again =
        admin.post(
            "/api/calendar",
            Json.createObjectBuilder()
                .add(
                    "items",
                    Json.createArrayBuilder()
                        .add(
                            Json.createObjectBuilder()
                                .add("time", "2031-03-06T13:30:00Z")
                                .add("currency", "USD")
                                .add("title", "Payrolls, non-farm")
                                .add("impact", "LOW")))
                .build());
    assertThat(again.status()).as("%s", again).isEqualTo(200);

    List<JsonObject> releases =
        trader
            .at(system.second().base())
            .get("/api/calendar?from=2031-03-06T00:00:00Z&to=2031-03-07T00:00:00Z")
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class);
    assertThat(releases).hasSize(1);
    assertThat(releases.get(0).getString("impact")).isEqualTo("LOW");
    assertThat(releases.get(0).getBoolean("targeted")).isFalse();
    assertThat(admin.delete("/api/calendar/" + releases.get(0).getString("id")).status())
        .isEqualTo(204);

    Reply wrong = admin.postCsv("/api/calendar", "time,currency,title,impact\nsoon,USD,X,HIGH\n");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().getString("detail")).startsWith("line 2: time");
  }

  @Test
  void shouldShowInstrumentsWithTheirPricesAndLetAdministratorsChangeThem() {
    JsonObject instrument =
        await("a price")
            .atMost(PATIENCE)
            .until(() -> instrument(BTC), found -> !found.isNull("bid"));
    assertThat(new BigDecimal(instrument.getString("ask")))
        .isGreaterThan(new BigDecimal(instrument.getString("bid")));
    JsonObject revised =
        Json.createObjectBuilder(instrument("GBP-USD")).add("maximum_lots", "40").build();

    assertThat(trader.put("/api/instruments/GBP-USD", revised).status()).isEqualTo(403);
    Reply reply = system.as("admin").put("/api/instruments/GBP-USD", revised);

    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(instrument("GBP-USD").getString("maximum_lots")).isEqualTo("40");
    assertThat(system.as("admin").get("/api/audit?subject=instrument:GBP-USD").json().toString())
        .contains("instrument.revised");
  }

  private JsonObject instrument(String symbol) {
    return trader.get("/api/instruments").json().getJsonArray("items").stream()
        .map(item -> item.asJsonObject())
        .filter(item -> item.getString("symbol").equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private static Reply place(RestClient caller, String challenge, JsonObject order) {
    return caller.post("/api/challenges/" + challenge + "/orders", order);
  }

  private StreamClient watch(Node node, String challenge) {
    StreamClient client =
        Handshake.to(node.base(), "/ws/challenges").bearer(trader.token()).connect();
    client.joinChallenge(challenge);
    client.subscribe(2, "equity:" + challenge);
    client.await("state of the room", Messages.initial());
    return client;
  }

  private static Predicate<JsonObject> live() {
    return message -> !message.getBoolean("initial", false);
  }

  private static Predicate<JsonObject> closedAccount() {
    return Messages.ofType("equity")
        .and(message -> message.getJsonObject("data").getJsonArray("positions").isEmpty())
        .and(
            message ->
                ((JsonString) message.getJsonObject("data").get("floating_pnl"))
                    .getString()
                    .equals("0.00"));
  }

  private static List<JsonObject> all(StreamClient client, String type) {
    return client.messages().all().stream().filter(Messages.ofType(type)).toList();
  }

  private static BigDecimal money(JsonObject data, String name) {
    return new BigDecimal(data.getString(name));
  }
}
