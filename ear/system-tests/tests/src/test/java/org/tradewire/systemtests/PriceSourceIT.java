package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.launcher.CollectorProcess;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.client.Orders;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Exchanges that tell nonsense, or nothing: both nodes take the prices of the same venue. */
@SystemTest
class PriceSourceIT {

  private static final String XRP = "XRP-USD";
  private static final String ONE = "FAULTY_ONE";
  private static final String TWO = "FAULTY_TWO";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient admin = system.as("admin");
  private final RestClient trader = system.as("trader1");

  @TempDir private Path folder;
  private CollectorProcess collector;

  @BeforeEach
  void quoteByTwoVenues() throws IOException {
    tell("");
    collector =
        system.collect(
            "simulate",
            "--rate",
            "300",
            "--symbols",
            "10",
            "--venues",
            ONE + ',' + TWO,
            "--faults",
            folder.resolve("faults").toString());
    collector.awaitReady();
    name(ONE, TWO);
    awaitBoth(ONE, true);
  }

  @AfterEach
  void endThem() {
    name("SIMULATOR");
    collector.close();
  }

  @Test
  void shouldTakeOverOnBothNodesAndComeBackWhenAnAdministratorSaysSo() throws IOException {
    String challenge = Challenges.start(trader);

    tell(ONE + " " + XRP + " SILENT");
    awaitBoth(TWO, true);
    Orders.close(
        trader, challenge, Orders.buy(trader, challenge, XRP, "0.1").getString("position_id"));
    assertThat(admin.get("/api/audit?subject=instrument:" + XRP).body())
        .contains("price.source-changed", TWO + ": No node had a good quote of " + ONE);

    tell("");
    pin(ONE, "it quotes again");
    awaitBoth(ONE, true);
  }

  @Test
  void shouldTakeNothingForAPriceThatIsNone() throws IOException {
    Map<String, BigDecimal> before = bids();
    assertThat(before).hasSize(2);

    for (String fault : new String[] {"SPIKE", "CROSSED", "FROZEN", "WIDE"}) {
      // The other one neither takes over nor agrees.
      tell(ONE + " * " + fault + "\n" + TWO + " * SILENT");
      awaitBoth(ONE, false);
      for (Map.Entry<String, BigDecimal> each : bids().entrySet()) {
        assertThat(each.getValue())
            .as("%s on %s", fault, each.getKey())
            .isBetween(
                before.get(each.getKey()).multiply(new BigDecimal("0.97")),
                before.get(each.getKey()).multiply(new BigDecimal("1.03")));
      }
      if (fault.equals("WIDE")) {
        assertMarkedNarrowly();
      }
      if (fault.equals("FROZEN")) {
        awaitRejected("standing"); // Before, the quote is merely too old to open at.
      }
      tell(TWO + " * SILENT");
      awaitBoth(ONE, true);
    }
    for (Node node : system.nodes()) {
      assertThat(system.as("monitor").at(node.base()).get("/api/metrics").body())
          .contains(
              "quotes_rejected_total{symbol=\"XRP-USD\",why=\"jump\"}",
              "quotes_rejected_total{symbol=\"XRP-USD\",why=\"crossed\"}",
              "quotes_rejected_total{symbol=\"XRP-USD\",why=\"standing\"}",
              "quotes_rejected_total{symbol=\"XRP-USD\",why=\"wide\"}",
              "price_pin{symbol=\"XRP-USD\",venue=\"FAULTY_ONE\"} 1",
              "fills_quote_age_seconds_count");
    }
  }

  /** A wide book is a mark, of 1 % of its middle. */
  private void assertMarkedNarrowly() {
    for (Node node : system.nodes()) {
      JsonObject instrument = xrp(node);
      BigDecimal bid = new BigDecimal(instrument.getString("bid"));
      BigDecimal ask = new BigDecimal(instrument.getString("ask"));
      assertThat(ask.subtract(bid)).isLessThan(bid.multiply(new BigDecimal("0.0101")));
      assertThat(ask.subtract(bid)).isGreaterThan(bid.multiply(new BigDecimal("0.0099")));
    }
  }

  @Test
  void shouldGoOnWithAnExchangeWhoseClockIsAnHourAhead() throws IOException {
    tell(ONE + " * CLOCK");

    awaitRejected("clock");
    awaitBoth(ONE, true);
  }

  private void awaitRejected(String why) {
    await("quotes are rejected on both nodes: " + why)
        .atMost(PATIENCE)
        .until(
            () ->
                system.nodes().stream()
                    .map(node -> system.as("monitor").at(node.base()).get("/api/metrics").body())
                    .allMatch(
                        text ->
                            text.contains(
                                "quotes_rejected_total{symbol=\"XRP-USD\",why=\"" + why + "\"}")));
  }

  private void tell(String faults) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), faults);
    Files.move(
        next,
        folder.resolve("faults"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private void name(String... venues) {
    JsonObject terms =
        Json.createObjectBuilder(xrp(system.first()))
            .add("venues", Json.createArrayBuilder(List.of(venues)))
            .build();
    Reply reply = admin.put("/api/instruments/" + XRP, terms);
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
  }

  private void pin(String venue, String reason) {
    Reply reply =
        admin.put(
            "/api/instruments/" + XRP + "/venue-in-force",
            Json.createObjectBuilder().add("venue", venue).add("reason", reason).build());
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
  }

  private void awaitBoth(String venue, boolean opens) {
    for (Node node : system.nodes()) {
      await(venue + " in force on " + node.name() + ", opens: " + opens)
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                JsonObject instrument = xrp(node);
                assertThat(instrument.getString("venue_in_force", "")).isEqualTo(venue);
                assertThat(instrument.getBoolean("opens")).as("%s", instrument).isEqualTo(opens);
              });
    }
  }

  /** The bids of the nodes that have a live price. */
  private Map<String, BigDecimal> bids() {
    Map<String, BigDecimal> bids = new TreeMap<>();
    for (Node node : system.nodes()) {
      JsonObject instrument = xrp(node);
      if (!instrument.isNull("bid")) {
        bids.put(node.name(), new BigDecimal(instrument.getString("bid")));
      }
    }
    return bids;
  }

  private JsonObject xrp(Node node) {
    return trader.at(node.base()).get("/api/instruments").json().getJsonArray("items").stream()
        .map(item -> item.asJsonObject())
        .filter(item -> item.getString("symbol").equals(XRP))
        .findFirst()
        .orElseThrow();
  }
}
