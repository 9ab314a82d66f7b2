package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.client.Messages.on;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * Redis stops and comes back empty: trades go on, health says so, no event is lost, repeated or
 * reordered.
 */
@SystemTest
class RelayOutageIT {
  /** The promise is red within 5 s; the rest is for the test's own polling on a busy machine. */
  private static final Duration RED = Duration.ofSeconds(10);

  private static final Duration GREEN = Duration.ofSeconds(40);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final RestClient service = system.as("service");

  @Test
  void shouldDelayEventsButLoseNoneWhenRelayIsDown() {
    String challenge = Challenges.start(trader);
    try (StreamClient near = enter(system.first().base(), challenge);
        StreamClient far = enter(system.second().base(), challenge)) {
      long events = eventsOf(challenge, system.first(), "1.00");

      system.stopRelay();
      try {
        events += eventsOf(challenge, system.first(), "2.00");
        events += eventsOf(challenge, system.second(), "3.00");
        for (Node node : system.nodes()) {
          await("red on " + node.name()).atMost(RED).until(() -> health(node, "").status() == 503);
          // Or a balancer would take every node out of service at once.
          assertThat(health(node, "/ready").status()).isEqualTo(200);
          assertThat(health(node, "/ready").json().getString("status")).isEqualTo("DEGRADED");
          assertThat(health(node, "/live").status()).isEqualTo(200);
        }
        for (StreamClient room : List.of(near, far)) {
          room.awaitAtLeast((int) events, "events while the relay is down", live(challenge));
        }
      } finally {
        system.startRelay();
      }

      for (Node node : system.nodes()) {
        await("green on " + node.name())
            .atMost(GREEN)
            .until(() -> health(node, "").status() == 200);
      }
      events += eventsOf(challenge, system.second(), "4.00");
      for (StreamClient room : List.of(near, far)) {
        var received = room.awaitAtLeast((int) events, "events of four trades", live(challenge));
        assertThat(received.stream().map(Messages::seq))
            .containsExactlyElementsOf(LongStream.rangeClosed(1, events).boxed().toList());
      }
      assertThat(Challenges.find(trader, challenge).getString("total_pnl")).isEqualTo("10.00");
    }
  }

  private static Predicate<JsonObject> live(String challenge) {
    return on("challenge:" + challenge).and(Messages.initial().negate());
  }

  private long eventsOf(String challenge, Node node, String pnl) {
    return Challenges.post(service.at(node.base()), challenge, pnl).getJsonArray("events").size();
  }

  private StreamClient enter(URI node, String challenge) {
    StreamClient room = Handshake.to(node, "/ws/challenges").bearer(trader.token()).connect();
    room.joinChallenge(challenge);
    room.await("state of the room", Messages.initial());
    return room;
  }

  private static Reply health(Node node, String of) {
    return RestClient.anonymous(node.base()).get("/api/health" + of);
  }
}
