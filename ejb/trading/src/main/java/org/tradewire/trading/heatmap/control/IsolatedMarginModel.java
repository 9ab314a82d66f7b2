package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tradewire.trading.heatmap.entity.LevelSide;
import org.tradewire.trading.heatmap.entity.MarginBracket;
import org.tradewire.trading.heatmap.entity.ModelSettings;
import org.tradewire.trading.market.entity.Candle;

/**
 * The default model: open interest in the base currency; takers that bought opened longs, the
 * others shorts, both at the candle's average price. Liquidations lower open interest too, so what
 * the candle liquidated is added back to its change. Liquidation prices are those of isolated
 * margin with maintenance brackets, as Binance states them for USD-M futures.
 */
record IsolatedMarginModel(ModelSettings settings) implements PositionModel {
  private static final MathContext DIGITS = MathContext.DECIMAL128;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  @Override
  public BigDecimal change(BigDecimal delta, BigDecimal consumed) {
    return delta.add(consumed);
  }

  @Override
  public List<OpenedPosition> opened(Candle candle, BigDecimal increase) {
    boolean traded = candle.volume().signum() > 0;
    BigDecimal entry = traded ? average(candle) : candle.close();
    BigDecimal longShare = traded ? candle.takerBuyVolume().divide(candle.volume(), DIGITS) : HALF;
    List<OpenedPosition> opened = new ArrayList<>();
    open(opened, LevelSide.LONG, entry, increase.multiply(longShare, DIGITS));
    open(
        opened,
        LevelSide.SHORT,
        entry,
        increase.multiply(BigDecimal.ONE.subtract(longShare), DIGITS));
    return opened;
  }

  /**
   * The close where the average lies outside of what was traded: a venue's minute may carry its
   * volume without the quote volume, which is then that of the trades that were seen.
   */
  private static BigDecimal average(Candle candle) {
    BigDecimal average = candle.quoteVolume().divide(candle.volume(), DIGITS);
    boolean within = average.compareTo(candle.low()) >= 0 && average.compareTo(candle.high()) <= 0;
    return within ? average : candle.close();
  }

  private void open(
      List<OpenedPosition> opened, LevelSide side, BigDecimal entry, BigDecimal amount) {
    if (amount.signum() <= 0) {
      return;
    }
    MarginBracket bracket = settings.typicalBracket();
    BigDecimal quantity = settings.typicalPosition().divide(entry, DIGITS);
    for (Map.Entry<Integer, BigDecimal> weight : settings.weights().byLeverage().entrySet()) {
      if (weight.getValue().signum() > 0) {
        BigDecimal part = amount.multiply(weight.getValue(), DIGITS);
        opened.add(
            new OpenedPosition(
                side,
                weight.getKey(),
                liquidationPrice(side, entry, weight.getKey(), bracket, quantity),
                part,
                part.multiply(entry, DIGITS)));
      }
    }
  }

  /**
   * Where a position is liquidated: {@code (P(1 - 1/L) - d/q) / (1 - m)} for a long, {@code (P(1 +
   * 1/L) + d/q) / (1 + m)} for a short, with the bracket's rate m and deduction d.
   *
   * @param quantity of the position, in the base currency, above 0
   */
  static BigDecimal liquidationPrice(
      LevelSide side, BigDecimal entry, int leverage, MarginBracket bracket, BigDecimal quantity) {
    BigDecimal margin = entry.divide(BigDecimal.valueOf(leverage), DIGITS);
    BigDecimal deduction = bracket.deduction().divide(quantity, DIGITS);
    return side == LevelSide.LONG
        ? entry
            .subtract(margin)
            .subtract(deduction)
            .divide(BigDecimal.ONE.subtract(bracket.rate()), DIGITS)
        : entry.add(margin).add(deduction).divide(BigDecimal.ONE.add(bracket.rate()), DIGITS);
  }
}
