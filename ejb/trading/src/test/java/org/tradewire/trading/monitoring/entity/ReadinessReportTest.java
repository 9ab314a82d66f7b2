package org.tradewire.trading.monitoring.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessReportTest {

  @Test
  void shouldBeReadyWhenOnlySomethingOptionalIsDown() {
    ReadinessReport report =
        ReadinessReport.of(
            "node1",
            List.of(
                CheckResult.required("database", true, null),
                CheckResult.optional("feeds", false, "No feed directory.")));

    assertThat(report.ready()).isTrue();
    assertThat(report.status()).isEqualTo("UP");
  }

  @Test
  void shouldNotBeReadyWhenSomethingRequiredIsDown() {
    ReadinessReport report =
        ReadinessReport.of("node1", List.of(CheckResult.required("relay", false, "away")));

    assertThat(report.ready()).isFalse();
    assertThat(report.status()).isEqualTo("DOWN");
  }
}
