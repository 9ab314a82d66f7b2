package org.tradewire.trading.instrument.entity;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a quote of an instrument is good, as far as instruments differ in it. Percent points are of
 * the middle of bid and ask.
 *
 * @param markAgeMs oldest quote that positions are marked at, in milliseconds
 * @param fillAgeMs oldest quote at which something is opened, or closed on request; at most {@code
 *     markAgeMs}
 * @param maximumSpreadPercent a wider quote is marked as if it were no wider
 * @param softJumpPercent a quote farther from the last good one counts when it is confirmed
 * @param hardJumpPercent one that is even farther needs a minute or another venue
 */
public record PriceGuard(
    int markAgeMs,
    int fillAgeMs,
    BigDecimal maximumSpreadPercent,
    BigDecimal softJumpPercent,
    BigDecimal hardJumpPercent) {

  private static final int MARK_AGE_MS = 5_000;
  private static final int FILL_AGE_MS = 1_000;

  private static final Set<String> FIAT =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /** What a pair of currencies of states begins with. */
  public static PriceGuard ofFiat() {
    return of("0.10", "0.30", "3");
  }

  /** What everything else begins with. */
  public static PriceGuard ofCrypto() {
    return of("1", "1", "10");
  }

  private static PriceGuard of(String spread, String soft, String hard) {
    return new PriceGuard(
        MARK_AGE_MS,
        FILL_AGE_MS,
        new BigDecimal(spread),
        new BigDecimal(soft),
        new BigDecimal(hard));
  }

  /** What an instrument of these currencies begins with. */
  public static PriceGuard of(String baseCurrency, String quoteCurrency) {
    return FIAT.contains(baseCurrency) && FIAT.contains(quoteCurrency) ? ofFiat() : ofCrypto();
  }
}
