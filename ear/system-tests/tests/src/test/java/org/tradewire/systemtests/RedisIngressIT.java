package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.client.Messages.on;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Signals that another program publishes on a channel of Redis. */
@SystemTest
class RedisIngressIT {
  private static final String CHANNEL = "alphapulse_signals";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient monitor = system.as("monitor");
  private final String symbol =
      "R" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
  private final String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();

  @Test
  void shouldTakeThemOnOneNodeTellThemOnBothAndCountWhatIsNone() {
    await("one node that hears")
        .atMost(PATIENCE)
        .until(() -> system.publish(CHANNEL, "rubbish") == 1);
    await("rubbish").atMost(PATIENCE).until(() -> figure("signal_relayed_unreadable_total") > 0);
    long unreadable = figure("signal_relayed_unreadable_total");
    String room = "signals:" + symbol + "-USDT:1h";
    try (StreamClient near = subscribed(system.first(), room);
        StreamClient far = subscribed(system.second(), room)) {
      assertThat(system.publish(CHANNEL, signal("a"))).isEqualTo(1);
      assertThat(system.publish(CHANNEL, signal("a"))).isEqualTo(1);
      system.publish(CHANNEL, "[" + signal("b") + "," + signal("c d") + "]");

      for (StreamClient client : new StreamClient[] {near, far}) {
        Collection<JsonObject> told = client.awaitAtLeast(2, "signals", on(room));
        assertThat(told.stream().map(Messages::seq)).containsExactly(1L, 2L);
      }
      await("the one that is none")
          .atMost(PATIENCE)
          .until(() -> figure("signal_relayed_unreadable_total") >= unreadable + 1);
    }
    assertThat(figure("signal_relayed_dropped_total")).isZero();
    assertThat(monitor.get("/api/status").body()).contains("\"dropped\":0");
    String cancel = "/api/signals/" + symbol + "-a/cancel?time=" + time;
    assertThat(system.as("service").post(cancel, "").status()).isEqualTo(403);
    assertThat(system.as("admin").post(cancel, "").status()).isEqualTo(200);
  }

  private String signal(String id) {
    return """
        {"signal_id":"%s-%s","timestamp":"%s","symbol":"%sUSDT","timeframe":"1h",
         "direction":"buy","confidence":0.8,"entry_price":100,"stop_loss":95,"tp1":110}
        """
        .formatted(symbol, id, time, symbol);
  }

  /** Of both nodes together. */
  private long figure(String name) {
    return system.nodes().stream()
        .map(node -> monitor.at(node.base()).get("/api/metrics").body())
        .flatMap(String::lines)
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }

  private StreamClient subscribed(Node node, String name) {
    StreamClient client =
        Handshake.to(node.base(), "/ws/signals").bearer(system.as("trader1").token()).connect();
    client.subscribe(1, name);
    client.await("answer", message -> message.getInt("id", 0) == 1);
    return client;
  }
}
