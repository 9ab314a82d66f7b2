package org.tradewire.trading.signal.entity.strategy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalDirection;

/**
 * What a built-in strategy makes of a candle that has closed: a signal to which its confidence is
 * still to be given.
 *
 * @param openTime of the candle
 * @param entry its close
 * @param stop null for a neutral one
 * @param targets none for a neutral one
 * @param indicators what the strategy looked at, a JSON object
 */
public record SignalDraft(
    BuiltInStrategy strategy,
    VenueSymbol instrument,
    TimeFrame timeFrame,
    Instant openTime,
    SignalDirection direction,
    BigDecimal entry,
    BigDecimal stop,
    List<BigDecimal> targets,
    String indicators) {

  public SignalDraft {
    targets = List.copyOf(targets);
  }

  /**
   * {@code strategy:venue:symbol:timeframe:open time}, the time in milliseconds since the Unix
   * epoch: one candle makes one signal of a strategy, however often it is looked at. At most 100
   * characters, since venues and symbols have at most 32.
   */
  public String id() {
    return String.join(
        ":",
        strategy.text(),
        instrument.venue(),
        instrument.symbol(),
        timeFrame.text(),
        Long.toString(openTime.toEpochMilli()));
  }

  /** The end of the candle, when it could be known. */
  public Instant time() {
    return openTime.plusMillis(timeFrame.lengthMs());
  }

  /** |entry - stop|; null for a neutral one. */
  public BigDecimal risk() {
    return stop == null ? null : entry.subtract(stop).abs();
  }

  /** |target 1 - entry|; null for a neutral one. */
  public BigDecimal reward() {
    return targets.isEmpty() ? null : targets.get(0).subtract(entry).abs();
  }

  /**
   * The signal.
   *
   * @param confidence 0 to 1, at most 4 decimals
   * @param metadata a JSON object
   */
  public Signal signal(BigDecimal confidence, String metadata) {
    return new Signal(
        id(),
        time(),
        instrument.symbol(),
        timeFrame,
        direction,
        confidence,
        entry,
        stop,
        targets,
        strategy.text(),
        instrument.venue(),
        indicators,
        metadata,
        time().plusMillis(Signal.LIFE_IN_CANDLES * timeFrame.lengthMs()));
  }
}
