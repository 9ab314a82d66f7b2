package org.tradewire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void shouldTellTheMedianAndWhatItLiesBetween() {
    assertThat(Spread.text(0, 3_000, 1, 2)).isEqualTo("2 (1..3,000)");
    assertThat(Spread.text(2, 4, 1, 2, 3)).isEqualTo("2.50 (1.00..4.00)");
  }

  @Test
  void shouldTellOneValueAlone() {
    assertThat(Spread.text(1, 7)).isEqualTo("7.0");
  }
}
