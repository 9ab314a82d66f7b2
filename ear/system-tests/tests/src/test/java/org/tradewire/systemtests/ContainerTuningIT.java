package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** What makes a container's sends cheaper must still fit the container. */
@SystemTest
class ContainerTuningIT {

  private final TwoNodes system = TwoNodes.running();

  @Test
  void shouldFindTheContainerAsItWasMeasured() {
    String token = system.as("monitor").token();
    for (Node node : system.nodes()) {
      try (StreamClient client =
          Handshake.to(node.base(), "/ws").bearer(token).speaking("tradewire.v1.json").connect()) {
        client.subscribe(1, "status");
        client.await("subscribed", message -> message.getString("type").equals("subscribed"));

        assertThat(system.wholeLog(node).lines())
            .as("log of %s", node.name())
            .isNotEmpty()
            .noneMatch(line -> line.contains("send_buffer_kept"))
            .noneMatch(line -> line.contains("idle_timer_kept"))
            .noneMatch(line -> line.contains("connection_not_found"));
      }
    }
  }
}
