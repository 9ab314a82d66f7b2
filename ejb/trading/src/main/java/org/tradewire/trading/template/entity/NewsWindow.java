package org.tradewire.trading.template.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Around a release of the economic calendar nothing may be opened, closed or filled in instruments
 * of its currency.
 *
 * @param phases in which this holds
 */
public record NewsWindow(Duration before, Duration after, Set<ChallengePhase> phases) {

  /** Copies the phases. */
  public NewsWindow {
    phases = Set.copyOf(phases);
  }

  /** Whether an instant lies in the window of a release, its ends included. */
  public boolean contains(Instant release, Instant at) {
    return !at.isBefore(release.minus(before)) && !at.isAfter(release.plus(after));
  }

  /** Whether a release in a currency concerns an instrument, {@code USDJPY} or {@code BTC-USD}. */
  public static boolean concerns(String currency, String symbol) {
    return symbol.startsWith(currency) || symbol.endsWith(currency);
  }
}
