package org.tradewire.trading.risk.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.challenge.entity.view.TradeView;
import org.tradewire.trading.risk.entity.RiskInputs;
import org.tradewire.trading.risk.entity.RiskMetric;
import org.tradewire.trading.shared.TradeSide;
import org.tradewire.trading.template.entity.EquityFigures;

class RiskFiguresTest {

  @Test
  void shouldMeasureTheNewestTrades() {
    RiskInputs inputs =
        RiskFigures.of(
            List.of(
                trade("-100", "9700", "2026-03-02T14:00:00Z"),
                trade("-300", "9800", "2026-03-02T13:00:00Z"),
                trade("100", "10100", "2026-03-02T12:00:00Z"),
                trade("100", "10000", "2026-03-02T10:00:00Z")));

    assertThat(inputs.trades()).isEqualTo(4);
    assertThat(inputs.averagePnl()).isEqualByComparingTo("-50");
    assertThat(inputs.deviation().setScale(4, RoundingMode.HALF_EVEN))
        .isEqualByComparingTo("165.8312");
    assertThat(inputs.lossStreak()).isEqualTo(2);
    assertThat(inputs.tradesPerHour()).isEqualByComparingTo("1");
    assertThat(inputs.maxDrawdownPercent().setScale(4, RoundingMode.HALF_EVEN))
        .as("from 10,100 to 9,700")
        .isEqualByComparingTo("3.9604");
    assertThat(inputs.drawdownSpeed().setScale(4, RoundingMode.HALF_EVEN))
        .as("in two hours")
        .isEqualByComparingTo("1.9802");
    assertThat(inputs.overtrading()).isEqualByComparingTo("5");
  }

  @Test
  void shouldMeasureAFallWithinOneDayAlone() {
    TradeView later = trade("-200", "9700", "2026-03-03T10:00:00Z");

    RiskInputs inputs =
        RiskFigures.of(List.of(later, trade("-100", "9900", "2026-03-02T10:00:00Z")));

    assertThat(inputs.maxDrawdownPercent().setScale(4, RoundingMode.HALF_EVEN))
        .isEqualByComparingTo("2.0202");
  }

  @Test
  void shouldMeasureWhatTheRiskDeskWatches() {
    Map<RiskMetric, BigDecimal> metrics =
        RiskFigures.metrics(
            new EquityFigures(
                new BigDecimal("9800"),
                new BigDecimal("10100"),
                new BigDecimal("10000"),
                new BigDecimal("10000"),
                new BigDecimal("10000"),
                new BigDecimal("10000")),
            List.of(
                trade("-300", "9800", "2026-03-02T13:00:00Z"),
                trade("100", "10100", "2026-03-02T12:00:00Z")),
            49);

    assertThat(metrics)
        .containsEntry(RiskMetric.DRAWDOWN, new BigDecimal("2.97"))
        .containsEntry(RiskMetric.TRADE_FREQUENCY, new BigDecimal("2.042"))
        .containsEntry(RiskMetric.EQUITY_VOLATILITY, new BigDecimal("2.0000"));
  }

  @Test
  void shouldMeasureNoDrawdownWhereTheMarkOfAWideBookLiesAboveThePeak() {
    BigDecimal initial = new BigDecimal("10000");

    assertThat(
            RiskFigures.metrics(
                new EquityFigures(
                    new BigDecimal("10105"), initial, initial, initial, initial, initial),
                List.of(),
                0))
        .containsEntry(RiskMetric.DRAWDOWN, new BigDecimal("0.00"));
  }

  @Test
  void shouldMeasureNothingWithoutTrades() {
    assertThat(RiskFigures.of(List.of()).trades()).isZero();
  }

  private static TradeView trade(String pnl, String equityAfter, String at) {
    return new TradeView(
        at,
        "EURUSD",
        TradeSide.BUY,
        BigDecimal.ONE,
        BigDecimal.ONE,
        new BigDecimal(pnl),
        Instant.parse(at),
        new BigDecimal(equityAfter),
        Instant.parse(at).atZone(ZoneOffset.UTC).toLocalDate());
  }
}
