package org.tradewire.trading.template.entity;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * The limit of the whole loss.
 *
 * @param lockAt the floor rises to here and no further; null where it is not locked
 */
public record MaximumLoss(Trail trail, LossLimit limit, BigDecimal lockAt, Breach breach) {

  /**
   * Checks that nothing else is missing: null would be stored as terms that cannot be read again.
   */
  public MaximumLoss {
    Objects.requireNonNull(trail, "trail");
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(breach, "breach");
  }

  /** How the floor moves. */
  public enum Trail {
    /** It stands below the initial balance. */
    STATIC,
    /** It follows the highest balance at the end of a day. */
    TRAILING_EOD_BALANCE,
    /** It follows the highest equity of any moment. */
    TRAILING_INTRADAY_EQUITY,
    /** As that, with the limit a share of the highest equity: the Classic rule. */
    TRAILING_PEAK
  }

  /** Where the limit lies; empty where its base is 0. */
  public Optional<LossMeasure> measure(EquityFigures figures) {
    BigDecimal high =
        switch (trail) {
          case STATIC -> figures.initial();
          case TRAILING_EOD_BALANCE -> figures.closingHigh();
          case TRAILING_INTRADAY_EQUITY, TRAILING_PEAK -> figures.peak();
        };
    BigDecimal denominator = trail == Trail.TRAILING_PEAK ? high : figures.initial();
    if (high.signum() == 0 || denominator.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal allowed = limit.of(denominator);
    BigDecimal floor = high.subtract(allowed);
    return Optional.of(
        new LossMeasure(lockAt == null ? floor : floor.min(lockAt), allowed, denominator, breach));
  }
}
