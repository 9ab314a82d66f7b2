package org.tradewire.trading.monitoring.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NodeHealthTest {

  @Test
  void shouldServeDegradedWhenOnlyWhatAllNodesShareIsDown() {
    NodeHealth health = of(up("database", HealthImpact.READINESS), down(HealthImpact.DEGRADATION));

    assertThat(health.status()).isEqualTo(HealthStatus.DEGRADED);
    assertThat(health.serves()).isTrue();
  }

  @Test
  void shouldNotServeWhenWhatThisNodeNeedsIsDown() {
    for (HealthImpact grave : List.of(HealthImpact.READINESS, HealthImpact.LIVENESS)) {
      NodeHealth health = of(down(HealthImpact.DEGRADATION), down(grave));

      assertThat(health.status()).isEqualTo(HealthStatus.DOWN);
      assertThat(health.serves()).isFalse();
    }
  }

  @Test
  void shouldBeUpAndSortedWhenNothingIsDown() {
    NodeHealth health = of(up("relay", HealthImpact.DEGRADATION), up("a", HealthImpact.LIVENESS));

    assertThat(health.status()).isEqualTo(HealthStatus.UP);
    assertThat(health.checks()).extracting(CheckResult::name).containsExactly("a", "relay");
  }

  private static NodeHealth of(CheckResult... checks) {
    return NodeHealth.of("node1", List.of(checks));
  }

  private static CheckResult up(String name, HealthImpact impact) {
    return new CheckResult(name, impact, true, null);
  }

  private static CheckResult down(HealthImpact impact) {
    return new CheckResult(impact.name(), impact, false, "away");
  }
}
