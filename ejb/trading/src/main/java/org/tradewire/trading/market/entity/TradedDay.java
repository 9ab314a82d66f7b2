package org.tradewire.trading.market.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The last 24 hours of an instrument.
 *
 * @param first price of the first trade known of them
 * @param last price of the newest trade
 * @param volume in units of the base currency
 */
public record TradedDay(BigDecimal first, BigDecimal last, BigDecimal volume) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int PERCENT_DECIMALS = 2;

  /** By how much per cent the price has changed, two decimals; empty where it began at nothing. */
  public Optional<BigDecimal> changePercent() {
    return first.signum() == 0
        ? Optional.empty()
        : Optional.of(
            last.subtract(first)
                .multiply(HUNDRED)
                .divide(first, PERCENT_DECIMALS, RoundingMode.HALF_EVEN));
  }
}
