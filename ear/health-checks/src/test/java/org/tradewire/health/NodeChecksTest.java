package org.tradewire.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.health.NodeChecks.Finding;

class NodeChecksTest {

  @AfterEach
  void withdraw() {
    NodeChecks.withdraw();
  }

  @Test
  void shouldAnswerAsLongAsTheApplicationIsThere() {
    assertThat(NodeChecks.readiness()).isEmpty();

    Finding ready = new Finding(true, Map.of("database", "UP"));
    Finding stuck = new Finding(false, Map.of("threads", "DOWN: none is free"));
    NodeChecks.publish(() -> ready, () -> stuck);
    assertThat(NodeChecks.readiness()).contains(ready);
    assertThat(NodeChecks.liveness()).contains(stuck);

    NodeChecks.withdraw();
    assertThat(NodeChecks.liveness()).isEmpty();
  }
}
