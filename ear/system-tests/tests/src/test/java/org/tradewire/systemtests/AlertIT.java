package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.HeatmapHistory;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** From a zone that the price nears to whoever takes care of it, on both nodes. */
@SystemTest
class AlertIT {
  private static final String SYMBOL = "ALR-USDT";
  private static final Duration TIME = Duration.ofSeconds(60);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final RestClient dealer = system.as("dealer");

  @Test
  void shouldReachTheRightRoomsOnceAndTheCriticalsWhoeverComesLater() {
    try (StreamClient desk = connect(system.first().base(), "/ws/analytics", dealer);
        StreamClient market = connect(system.second().base(), "/ws/heatmap", trader)) {
      desk.subscribe(1, "alerts");
      market.subscribe(1, "alerts:market");
      desk.await("answer", message -> message.getInt("id", 0) == 1);
      market.await("answer", message -> message.getInt("id", 0) == 1);

      HeatmapHistory.nearing(system.as("service"), SYMBOL);

      JsonObject raised = desk.await("a critical alert", critical("active"));
      String id = data(raised).getString("id");
      assertThat(raised.getString("ch")).isEqualTo("alerts");
      assertThat(data(raised).getString("category")).isEqualTo("market");
      assertThat(data(raised).getString("source")).isEqualTo("heatmap");
      assertThat(data(raised).getJsonArray("actionItems").getValuesAs(JsonString.class))
          .extracting(JsonString::getString)
          .contains("Look at the heatmap of " + SYMBOL);
      JsonObject same = market.await("the same", of(id, "active"));
      assertThat(same.getString("ch")).isEqualTo("alerts:market");
      assertThat(data(same)).isEqualTo(data(raised));

      shouldShowItFirst(id);
      shouldListNoMoreThanTenMildOnesOfTheDay(id);
      shouldLetTheDeskAloneTakeCare(id);
      JsonObject seen = market.await("who takes care", of(id, "acknowledged"));
      assertThat(data(seen).isNull("acknowledgedBy")).as("traders hear it too").isTrue();
      assertThat(data(seen).isNull("acknowledgedAt")).isFalse();
      JsonObject told = desk.await("who takes care", of(id, "acknowledged"));
      assertThat(data(told).getString("acknowledgedBy")).isEqualTo("dealer");
      shouldNameStaffToStaffAlone(id);
      shouldShowItNoMore(id);
      assertThat(alertsAbout(id, "active", desk.messages().all())).hasSize(1);
      assertThat(alertsAbout(id, "active", market.messages().all())).hasSize(1);
    }
  }

  private void shouldShowItFirst(String id) {
    for (URI node : List.of(system.first().base(), system.second().base())) {
      try (StreamClient late = connect(node, "/ws", trader)) {
        late.subscribe(2, "alerts");
        JsonObject first = late.await("the critical", of(id, "active"));
        assertThat(first.getBoolean("initial", false)).isTrue();
      }
    }
  }

  private void shouldListNoMoreThanTenMildOnesOfTheDay(String id) {
    Reply reply = trader.at(system.second().base()).get("/api/heatmap/alerts?symbol=ALRUSDT");
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json().getJsonArray("items").getValuesAs(JsonObject.class))
        .allMatch(each -> each.getString("subject").startsWith(SYMBOL + ':'))
        .anyMatch(each -> each.getString("id").equals(id));
    assertThat(reply.json().getJsonArray("items").getValuesAs(JsonObject.class))
        .filteredOn(each -> !each.getString("severity").equals("critical"))
        .hasSizeLessThanOrEqualTo(10);
  }

  private void shouldLetTheDeskAloneTakeCare(String id) {
    String path = "/api/alerts/" + id;
    assertThat(trader.post(path + "/acknowledge", "").status()).isEqualTo(403);
    Reply seen = dealer.at(system.second().base()).post(path + "/acknowledge", "");
    assertThat(seen.status()).as("%s", seen).isEqualTo(200);
    assertThat(seen.json().getString("state")).isEqualTo("acknowledged");
    assertThat(system.as("admin").get("/api/audit?subject=alert:" + id).body())
        .contains("alert.acknowledged");
  }

  private void shouldNameStaffToStaffAlone(String id) {
    for (String path : List.of("/api/alerts?limit=500", "/api/heatmap/alerts?symbol=ALRUSDT")) {
      String member = path.startsWith("/api/alerts") ? "alerts" : "items";
      assertThat(listed(trader, path, member, id).isNull("acknowledgedBy")).as(path).isTrue();
      assertThat(listed(trader, path, member, id).isNull("acknowledgedAt")).as(path).isFalse();
      assertThat(listed(dealer, path, member, id).getString("acknowledgedBy")).isEqualTo("dealer");
    }
  }

  private static JsonObject listed(RestClient who, String path, String member, String id) {
    return who.get(path).json().getJsonArray(member).getValuesAs(JsonObject.class).stream()
        .filter(each -> each.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void shouldShowItNoMore(String id) {
    await("nobody is shown what somebody takes care of")
        .atMost(TIME)
        .until(
            () -> {
              try (StreamClient late = connect(system.first().base(), "/ws", trader)) {
                late.subscribe(3, "alerts:market");
                late.await("answer", message -> message.getInt("id", 0) == 3);
                late.subscribe(4, "status");
                late.await("answer", message -> message.getInt("id", 0) == 4);
                return alertsAbout(id, "active", late.messages().all()).isEmpty();
              }
            });
  }

  private static List<JsonObject> alertsAbout(String id, String state, List<JsonObject> messages) {
    return messages.stream().filter(of(id, state)).toList();
  }

  private static Predicate<JsonObject> critical(String state) {
    return message ->
        Messages.ofType("alert").test(message)
            && data(message).getString("subject").startsWith(SYMBOL + ':')
            && data(message).getString("severity").equals("critical")
            && data(message).getString("state").equals(state);
  }

  private static Predicate<JsonObject> of(String id, String state) {
    return message ->
        Messages.ofType("alert").test(message)
            && data(message).getString("id").equals(id)
            && data(message).getString("state").equals(state);
  }

  private static JsonObject data(JsonObject message) {
    return message.getJsonObject("data");
  }

  private static StreamClient connect(URI node, String endpoint, RestClient who) {
    return Handshake.to(node, endpoint).bearer(who.token()).connect();
  }
}
