package org.tradewire.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  void shouldKnowTheWorkloadsByName() {
    assertThat(Workload.parse("W1, w4b"))
        .extracting(Workload::connections)
        .containsExactly(100, 10_000);
  }

  @Test
  void shouldNameWhatThereIsWhenOneIsUnknown() {
    assertThatThrownBy(() -> Workload.parse("W1,W9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no workload 'W9'; there are W1, W2, W3, W4, W4b, W5.");
  }
}
