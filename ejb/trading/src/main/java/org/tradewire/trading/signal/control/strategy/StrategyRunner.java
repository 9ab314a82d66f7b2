package org.tradewire.trading.signal.control.strategy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ta4j.core.indicators.ATRIndicator;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.strategy.BuiltInStrategy;
import org.tradewire.trading.signal.entity.strategy.SignalDraft;
import org.tradewire.trading.signal.entity.strategy.StrategyParameters;

/**
 * What the built-in strategies make of candles: a pure function of the last {@link #candles}, which
 * has no look at later ones and none at older ones. The entry is the close as it is; stop and
 * targets are so many average true ranges away (Wilder's mean), rounded away from the entry to the
 * decimals of the venue's prices, so that neither is nearer than was asked.
 */
public final class StrategyRunner {
  private static final int INDICATOR_DECIMALS = 8;
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  private static final Map<BuiltInStrategy, CandleRule> RULES =
      new EnumMap<>(
          Map.of(
              BuiltInStrategy.EMA_CROSS, new EmaCross(),
              BuiltInStrategy.RSI_REVERSAL, new RsiReversal(),
              BuiltInStrategy.MACD, new MacdCross(),
              BuiltInStrategy.BOLLINGER_BREAK, new BollingerBreak(),
              BuiltInStrategy.DONCHIAN_BREAK, new DonchianBreak(),
              BuiltInStrategy.ENGULFING, new Engulfing(),
              BuiltInStrategy.CANDLE_DIRECTION, new CandleDirection()));

  private StrategyRunner() {}

  /** How many candles are looked at, the newest included; with fewer there is no signal. */
  public static int candles(StrategyParameters parameters) {
    return Math.max(
        RULES.get(parameters.strategy()).candles(parameters),
        Settling.wilder(parameters.whole(BuiltInStrategy.ATR_PERIOD)) + 1);
  }

  /**
   * The signal of the newest candle; empty where there is none, and where stop and targets cannot
   * be told: nothing has moved, or they would not be above 0.
   *
   * @param candles of one length, oldest first, all closed
   */
  public static Optional<SignalDraft> run(
      StrategyParameters parameters,
      VenueSymbol instrument,
      TimeFrame timeFrame,
      List<Candle> candles) {
    int looked = candles(parameters);
    if (candles.size() < looked) {
      return Optional.empty();
    }
    CandleWindow window =
        new CandleWindow(timeFrame, candles.subList(candles.size() - looked, candles.size()));
    Sighting sighting = RULES.get(parameters.strategy()).sight(window, parameters);
    if (sighting == null) {
      return Optional.empty();
    }
    Levels levels = levels(window, parameters, sighting.direction());
    return levels == null
        ? Optional.empty()
        : Optional.of(
            new SignalDraft(
                parameters.strategy(),
                instrument,
                timeFrame,
                Instant.ofEpochMilli(window.newest().openTimeMs()),
                sighting.direction(),
                window.newest().close(),
                levels.stop(),
                levels.targets(),
                json(sighting.indicators())));
  }

  /**
   * Where a signal is lost and won.
   *
   * @param stop null for a neutral one
   */
  private record Levels(BigDecimal stop, List<BigDecimal> targets) {}

  /** Null where there are none that hold. */
  private static Levels levels(
      CandleWindow window, StrategyParameters parameters, SignalDirection direction) {
    if (direction == SignalDirection.NEUTRAL) {
      return new Levels(null, List.of());
    }
    BigDecimal range =
        new ATRIndicator(window.series(), parameters.whole(BuiltInStrategy.ATR_PERIOD))
            .getValue(window.last())
            .bigDecimalValue();
    if (range.signum() <= 0) {
      return null;
    }
    BigDecimal entry = window.newest().close();
    boolean buy = direction == SignalDirection.BUY;
    int decimals = window.decimals();
    BigDecimal risk = away(range.multiply(parameters.decimal(BuiltInStrategy.STOP_ATR)), decimals);
    BigDecimal step = range.multiply(parameters.decimal(BuiltInStrategy.TARGET_ATR));
    List<BigDecimal> targets = new ArrayList<>();
    for (int i = 1; i <= parameters.whole(BuiltInStrategy.TARGETS); i++) {
      BigDecimal distance = away(step.multiply(BigDecimal.valueOf(i)), decimals);
      targets.add(buy ? entry.add(distance) : entry.subtract(distance));
    }
    targets.removeIf(each -> each.signum() <= 0);
    BigDecimal stop = buy ? entry.subtract(risk) : entry.add(risk);
    return targets.isEmpty() || stop.signum() <= 0 ? null : new Levels(stop, targets);
  }

  /** ta4j's factors are binary fractions: what is behind the twelfth digit is theirs. */
  private static BigDecimal away(BigDecimal distance, int decimals) {
    return distance.round(DIGITS).setScale(decimals, RoundingMode.UP);
  }

  private static String json(Map<String, BigDecimal> indicators) {
    JsonBytes json = new JsonBytes().beginObject();
    indicators.forEach(
        (name, value) ->
            json.name(name)
                .value(Decimals.plain(value.setScale(INDICATOR_DECIMALS, RoundingMode.HALF_EVEN))));
    return json.endObject().toText();
  }
}
