package org.tradewire.trading.challenge.entity;

import java.math.BigDecimal;

/**
 * What open positions would bring, in the account's currency.
 *
 * @param amount at the marks: what counts against the account
 * @param inFavour what counts for it, never above {@code amount}: a book that is wider than its
 *     mark would bring less
 */
public record FloatingProfit(BigDecimal amount, BigDecimal inFavour) {

  /** Nothing is open. */
  public static final FloatingProfit NONE = of(BigDecimal.ZERO);

  /** Where marks are the books themselves. */
  public static FloatingProfit of(BigDecimal amount) {
    return new FloatingProfit(amount, amount);
  }
}
