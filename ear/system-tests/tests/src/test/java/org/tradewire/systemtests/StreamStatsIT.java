package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** {@code /api/stream}: what a node tells of its streaming, and what clients report. */
@SystemTest
class StreamStatsIT {
  private static final String STATS = "/api/stream/stats";
  private static final String REPORTS = "/api/stream/client-reports";

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final RestClient monitor = system.as("monitor");

  @Test
  void shouldTellConnectionsSubscriptionsAndMessagesOfEachNode() {
    for (Node node : system.nodes()) {
      try (StreamClient client =
          Handshake.to(node.base(), "/ws/market").bearer(trader.token()).connect()) {
        client.subscribe(1, "status");
        client.awaitAtLeast(2, "status", message -> message.containsKey("seq"));

        await("figures of " + node.name())
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(
                () -> {
                  JsonObject stats = monitor.at(node.base()).get(STATS).json();
                  assertThat(stats.getInt("connections")).isPositive();
                  assertThat(stats.getJsonObject("connections_by_endpoint").getInt("/ws/market", 0))
                      .isPositive();
                  assertThat(stats.getJsonObject("subscriptions").getInt("status", 0)).isPositive();
                  assertThat(stats.getInt("messages_sent")).isPositive();
                  assertThat(stats.getInt("messages_last_minute")).isPositive();
                });
      }
    }
  }

  @Test
  void shouldCountReconnectionTimesThatClientsReport() {
    int before = reconnections();

    Reply reply = trader.post(REPORTS, "{\"reconnect_ms\":[1500,700],\"endpoint\":\"/ws/market\"}");

    assertThat(reply.status()).as("%s", reply).isEqualTo(204);
    assertThat(reconnections()).isGreaterThanOrEqualTo(before + 2);
  }

  @Test
  void shouldRefuseReportsThatSayNothingUseful() {
    for (String body :
        new String[] {
          "{}",
          "{\"reconnect_ms\":[]}",
          "{\"reconnect_ms\":[-1]}",
          "{\"reconnect_ms\":[\"1\"]}",
          "{\"reconnect_ms\":[1e99]}",
          "{\"reconnect_ms\":[" + "1,".repeat(100) + "1]}"
        }) {
      assertThat(trader.post(REPORTS, body).status()).as(body).isEqualTo(400);
    }
    RestClient anyone = RestClient.anonymous(system.first().base());
    assertThat(anyone.post(REPORTS, "{\"reconnect_ms\":[1]}").status()).isEqualTo(401);
  }

  @Test
  void shouldShowFiguresToThoseWhoWatchTheSystemAlone() {
    for (String user : new String[] {"admin", "monitor", "risk", "dealer"}) {
      assertThat(system.as(user).get(STATS).status()).as(user).isEqualTo(200);
    }
    assertThat(trader.get(STATS).status()).isEqualTo(403);
  }

  private int reconnections() {
    return monitor.get(STATS).json().getJsonObject("reconnections").getInt("count");
  }
}
