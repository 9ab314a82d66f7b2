package org.tradewire.trading.signal.entity.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The strategies that come with the product. Each has its own parameters and those of stop and
 * targets, which all have.
 */
public enum BuiltInStrategy {
  /** The fast mean of closes crosses the slow one while the market has a direction. */
  EMA_CROSS(
      "ema-cross",
      StrategyParameter.whole("fast_period", 2, 100, 12, "candles of the fast mean"),
      StrategyParameter.whole("slow_period", 3, 200, 26, "candles of the slow mean"),
      StrategyParameter.whole("adx_period", 2, 50, 14, "candles of the ADX"),
      StrategyParameter.decimal("least_adx", "0", "60", "20", "least ADX")),
  /** The RSI comes back from where it calls the market oversold, or overbought. */
  RSI_REVERSAL(
      "rsi-reversal",
      StrategyParameter.whole("period", 2, 50, 14, "candles of the RSI"),
      StrategyParameter.decimal("low", "1", "50", "30", "oversold below it"),
      StrategyParameter.decimal("high", "50", "99", "70", "overbought above it")),
  /** The MACD crosses its signal line. */
  MACD(
      "macd",
      StrategyParameter.whole("fast_period", 2, 100, 12, "candles of the fast mean"),
      StrategyParameter.whole("slow_period", 3, 200, 26, "candles of the slow mean"),
      StrategyParameter.whole("signal_period", 2, 50, 9, "values of the signal line")),
  /** A close leaves the Bollinger bands. */
  BOLLINGER_BREAK(
      "bollinger-break",
      StrategyParameter.whole("period", 5, 200, 20, "candles of the mean"),
      StrategyParameter.decimal("width", "0.5", "5", "2", "standard deviations to a band")),
  /** A close leaves the range of the candles before it. */
  DONCHIAN_BREAK(
      "donchian-break", StrategyParameter.whole("period", 5, 200, 20, "candles of the range")),
  /** A candle's body takes in that of the one before, which went the other way. */
  ENGULFING(
      "engulfing",
      StrategyParameter.decimal(
          "least_ratio", "1", "10", "1", "least ratio of the body to that of the candle before")),
  /** Which way the candle went. */
  CANDLE_DIRECTION("candle-direction");

  /** Candles of the average true range. */
  public static final String ATR_PERIOD = "atr_period";

  /** How many average true ranges the stop is away from the entry. */
  public static final String STOP_ATR = "stop_atr";

  /** How many average true ranges each target is away from the one before, the first from entry. */
  public static final String TARGET_ATR = "target_atr";

  /** How many targets there are. */
  public static final String TARGETS = "targets";

  private final String text;
  private final List<StrategyParameter> parameters;

  BuiltInStrategy(String text, StrategyParameter... own) {
    this.text = text;
    List<StrategyParameter> all = new ArrayList<>(Arrays.asList(own));
    all.add(StrategyParameter.whole(ATR_PERIOD, 2, 50, 14, "candles of the true range"));
    all.add(StrategyParameter.decimal(STOP_ATR, "0.5", "10", "1.5", "true ranges to the stop"));
    all.add(StrategyParameter.decimal(TARGET_ATR, "0.5", "10", "3", "true ranges to each target"));
    all.add(StrategyParameter.whole(TARGETS, 1, 4, 2, "how many targets"));
    this.parameters = List.copyOf(all);
  }

  /** The name in signals and on the wire: {@code ema-cross}; at most 16 characters. */
  public String text() {
    return text;
  }

  /** Its parameters, those of stop and targets last. */
  public List<StrategyParameter> parameters() {
    return parameters;
  }

  /** The strategy of a name; empty for unknown ones. */
  public static Optional<BuiltInStrategy> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }
}
