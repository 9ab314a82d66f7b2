package org.tradewire.trading.heatmap.control.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {

  @Test
  void shouldKnowTheSameTheOppositeAndTies() {
    assertThat(RankCorrelation.of(list(1, 5, 9), list(2, 30, 400)))
        .contains(new BigDecimal("1.0000"));
    assertThat(RankCorrelation.of(list(1, 5, 9), list(400, 30, 2)))
        .contains(new BigDecimal("-1.0000"));
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4.
    assertThat(RankCorrelation.of(list(1, 2, 2, 3), list(1, 2, 3, 4)))
        .contains(new BigDecimal("0.9487"));
  }

  @Test
  void shouldSayNothingWhereNothingDiffers() {
    assertThat(RankCorrelation.of(list(0, 0, 0), list(1, 2, 3))).isEmpty();
    assertThat(RankCorrelation.of(list(), list())).isEmpty();
  }

  private static List<BigDecimal> list(int... values) {
    return Arrays.stream(values).mapToObj(BigDecimal::valueOf).toList();
  }
}
