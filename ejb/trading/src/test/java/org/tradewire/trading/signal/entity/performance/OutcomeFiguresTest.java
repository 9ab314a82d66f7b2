package org.tradewire.trading.signal.entity.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.StoredSignal;

class OutcomeFiguresTest {
  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
  private static final StatisticsKey KEY = new StatisticsKey("macd", "BTC-USDT", TimeFrame.H1);

  /** Two wins of 2 R, three losses, one of them beyond the stop, and one that ended in between. */
  private static final OutcomeSums SUMS =
      Stream.of(
              decided(SignalOutcome.WIN, "0.9", "2"),
              decided(SignalOutcome.WIN, "0.8", "2"),
              decided(SignalOutcome.LOSS, "0.5", "-1"),
              decided(SignalOutcome.LOSS, "0.4", "-1"),
              decided(SignalOutcome.LOSS, "0.4", "-1.4"),
              decided(SignalOutcome.EXPIRED, "0.7", "0.4"),
              decided(SignalOutcome.EXPIRED, "0.7", null),
              decided(SignalOutcome.CANCELLED, "0.7", null))
          .map(OutcomeSums::of)
          .reduce(OutcomeSums.NONE, OutcomeSums::plus);

  @Test
  void shouldAddUpWhatWasDecided() {
    assertThat(SUMS.wins()).isEqualTo(2);
    assertThat(SUMS.losses()).isEqualTo(3);
    assertThat(SUMS.expired()).isEqualTo(2);
    assertThat(SUMS.results()).isEqualTo(6);
    assertThat(SUMS.decided()).isEqualTo(5);
    assertThat(SUMS.confidences()).isEqualByComparingTo("3.0");
    assertThat(SUMS.squaredErrors()).isEqualByComparingTo("0.62");
    assertThat(SUMS.result()).isEqualByComparingTo("1");
    assertThat(SUMS.resultWon()).isEqualByComparingTo("4");
    assertThat(SUMS.resultLost()).isEqualByComparingTo("-3.4");
  }

  @Test
  void shouldAddNothingForWhatIsNotDecided() {
    assertThat(OutcomeSums.of(decided(SignalOutcome.PENDING, "0.9", null)))
        .isEqualTo(OutcomeSums.NONE);
    assertThat(OutcomeSums.of(decided(null, "0.9", null))).isEqualTo(OutcomeSums.NONE);
  }

  @Test
  void shouldSayHowAllDid() {
    PerformanceFigures figures = PerformanceFigures.of(12, 70, SUMS);

    assertThat(figures)
        .isEqualTo(
            new PerformanceFigures(12, 70, 2, 3, new BigDecimal("40.00"), new BigDecimal("0.600")));
  }

  /** Case G8. */
  @Test
  void shouldHaveARateOfZeroWithoutAny() {
    PerformanceFigures figures = PerformanceFigures.of(0, 0, OutcomeSums.NONE);

    assertThat(figures.winRate7d()).isEqualTo(new BigDecimal("0.00"));
    assertThat(figures.averageConfidence7d()).isEqualTo(new BigDecimal("0.000"));
  }

  @Test
  void shouldRoundWhatDoesNotEnd() {
    OutcomeSums two =
        Stream.of(
                decided(SignalOutcome.WIN, "0.7", "2"),
                decided(SignalOutcome.WIN, "0.7", "2"),
                decided(SignalOutcome.LOSS, "0.6", "-1"))
            .map(OutcomeSums::of)
            .reduce(OutcomeSums.NONE, OutcomeSums::plus);

    PerformanceFigures figures = PerformanceFigures.of(3, 3, two);

    assertThat(figures.winRate7d()).isEqualTo(new BigDecimal("66.67"));
    assertThat(figures.averageConfidence7d()).isEqualTo(new BigDecimal("0.667"));
  }

  @Test
  void shouldSayHowAStrategyDid() {
    StrategyFigures figures = StrategyFigures.of(KEY, SUMS);

    assertThat(figures.winRate()).isEqualByComparingTo("40");
    assertThat(figures.averageConfidence()).isEqualByComparingTo("0.6");
    assertThat(figures.brier()).isEqualByComparingTo("0.124");
    assertThat(figures.profitFactor()).as("4 / 3.4").isEqualByComparingTo("1.1765");
    assertThat(figures.meanResult()).as("1 / 6").isEqualByComparingTo("0.1667");
    assertThat(figures.expectancy()).as("0.4 x 2 - 0.6 x 3.4/3").isEqualByComparingTo("0.12");
  }

  @Test
  void shouldSayNothingThatDoesNotFollow() {
    StrategyFigures none = StrategyFigures.of(KEY, OutcomeSums.NONE);
    assertThat(none.winRate()).isNull();
    assertThat(none.meanResult()).isNull();
    assertThat(none.expectancy()).isNull();

    StrategyFigures won =
        StrategyFigures.of(KEY, OutcomeSums.of(decided(SignalOutcome.WIN, "0.9", "2")));
    assertThat(won.profitFactor()).as("nothing was lost").isNull();
    assertThat(won.expectancy()).isEqualByComparingTo("2");
  }

  private static StoredSignal decided(SignalOutcome outcome, String confidence, String result) {
    Signal signal =
        new Signal(
            "one",
            NOW,
            KEY.symbol(),
            KEY.timeFrame(),
            SignalDirection.BUY,
            new BigDecimal(confidence),
            BigDecimal.TEN,
            null,
            List.of(),
            KEY.strategy(),
            null,
            "{}",
            "{}",
            NOW);
    return new StoredSignal(
        signal,
        new SignalCourse(
            outcome, null, NOW, null, result == null ? null : new BigDecimal(result), 0, false));
  }
}
