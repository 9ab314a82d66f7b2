package org.tradewire.trading.signal.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.market.entity.TimeFrame;

/**
 * What a producer says; never changes once it is stored. Identified by time and id together: the
 * same id at another time is another signal.
 *
 * @param id of the producer's, 1 to 100 characters
 * @param time it is of, to the microsecond
 * @param symbol canonical, {@code BTC-USDT}
 * @param confidence 0 to 1, at most 4 decimals
 * @param entry price at which it begins; null for a neutral one without
 * @param stop price at which it is lost, on the losing side of the entry; null where none is given
 * @param targets 0 to 4 prices on the winning side, the nearest first
 * @param strategy what made it, {@code ema-cross}
 * @param venue whose prices decide what becomes of it; null where the producer names none
 * @param indicators a JSON object
 * @param metadata a JSON object
 * @param expiresAt after which it is over
 */
public record Signal(
    String id,
    Instant time,
    String symbol,
    TimeFrame timeFrame,
    SignalDirection direction,
    BigDecimal confidence,
    BigDecimal entry,
    BigDecimal stop,
    List<BigDecimal> targets,
    String strategy,
    String venue,
    String indicators,
    String metadata,
    Instant expiresAt) {

  /** Most targets of a signal. */
  public static final int MAX_TARGETS = 4;

  /** Candles of its time frame after which a signal is over that does not say when. */
  public static final int LIFE_IN_CANDLES = 24;

  private static final int RATIO_DECIMALS = 2;
  private static final String NO_OBJECT = "{}";

  public Signal {
    targets = List.copyOf(targets);
  }

  /** Whether something can come of it: it says which way and where it begins. */
  public boolean isDirected() {
    return direction != SignalDirection.NEUTRAL;
  }

  /** The same under another id. */
  public Signal named(String otherId) {
    return new Signal(
        otherId,
        time,
        symbol,
        timeFrame,
        direction,
        confidence,
        entry,
        stop,
        targets,
        strategy,
        venue,
        indicators,
        metadata,
        expiresAt);
  }

  /** The same without what producers may add at will: indicators and metadata. */
  public Signal brief() {
    return new Signal(
        id,
        time,
        symbol,
        timeFrame,
        direction,
        confidence,
        entry,
        stop,
        targets,
        strategy,
        venue,
        NO_OBJECT,
        NO_OBJECT,
        expiresAt);
  }

  /**
   * A target.
   *
   * @param number 1 to 4
   * @return null where there is none
   */
  public BigDecimal target(int number) {
    return number <= targets.size() ? targets.get(number - 1) : null;
  }

  /**
   * What the first target would bring for each unit that the stop would cost: |target 1 - entry| /
   * |entry - stop|, 2 decimals, half to even.
   *
   * @return null without a stop or a target
   */
  public BigDecimal riskReward() {
    if (stop == null || targets.isEmpty()) {
      return null;
    }
    return targets
        .get(0)
        .subtract(entry)
        .abs()
        .divide(entry.subtract(stop).abs(), RATIO_DECIMALS, RoundingMode.HALF_EVEN);
  }
}
