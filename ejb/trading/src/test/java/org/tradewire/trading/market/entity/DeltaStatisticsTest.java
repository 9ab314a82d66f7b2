package org.tradewire.trading.market.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeltaStatisticsTest {

  /** The rows of the document's "delta compression". */
  @ParameterizedTest
  @CsvSource({"1000, 2000, 2.0000, 0.9800, 3136000", "0, 0, 0, 0, 0", "3, 4, 1.3333, 0.9867, 9472"})
  void shouldSayWhatChangesSave(
      long deltas, long changes, String average, String ratio, long bytes) {
    DeltaStatistics statistics = new DeltaStatistics(deltas, changes);

    assertThat(statistics.averageChanges()).isEqualByComparingTo(average);
    assertThat(statistics.compressionRatio()).isEqualByComparingTo(ratio);
    assertThat(statistics.bytesSaved()).isEqualTo(bytes);
  }
}
