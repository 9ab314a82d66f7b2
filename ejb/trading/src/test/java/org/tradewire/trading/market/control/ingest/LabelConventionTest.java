package org.tradewire.trading.market.control.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.trading.market.entity.ingest.PeriodLabels;
import org.tradewire.trading.shared.Refusal;

class LabelConventionTest {

  @ParameterizedTest
  @CsvSource({
    // Whole days, the last and the first of each convention.
    "2026-06-24T00:05:00Z, 2026-06-25T00:00:00Z, END",
    "2026-06-25T00:00:00Z, 2026-06-25T23:55:00Z, START",
    "2023-03-01T00:05:00Z, 2023-04-01T00:00:00Z, END",
    // Parts of days.
    "2026-06-24T03:00:00Z, 2026-06-24T04:00:00Z, END",
    "2026-06-25T03:00:00Z, 2026-06-25T04:00:00Z, START",
    "2026-06-24T00:00:00Z, 2026-06-24T04:00:00Z, END"
  })
  void shouldGoByTheDate(Instant first, Instant last, PeriodLabels labels) {
    assertThat(LabelConvention.of(first, last)).isEqualTo(labels);
  }

  @ParameterizedTest
  @CsvSource({
    // Across the change, and the one label that both conventions have.
    "2026-06-24T00:05:00Z, 2026-06-25T00:05:00Z",
    "2026-06-25T00:00:00Z, 2026-06-25T00:00:00Z",
    // Whole days that look like those of the other convention: COIN-M before, published again
    // since.
    "2025-01-01T00:00:00Z, 2025-01-01T23:55:00Z",
    "2026-07-01T00:05:00Z, 2026-07-02T00:00:00Z"
  })
  void shouldRefuseWhatIsUnclear(Instant first, Instant last) {
    assertThatThrownBy(() -> LabelConvention.of(first, last))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("labels=start or labels=end");
  }

  @Test
  void shouldSayWhenARowWasMeasured() {
    Instant label = Instant.parse("2026-06-25T00:00:00Z");

    assertThat(LabelConvention.measured(PeriodLabels.END, label)).isEqualTo(label);
    assertThat(LabelConvention.measured(PeriodLabels.START, label))
        .isEqualTo(Instant.parse("2026-06-25T00:05:00Z"));
  }
}
