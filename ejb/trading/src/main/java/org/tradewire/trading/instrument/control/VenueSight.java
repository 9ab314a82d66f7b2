package org.tradewire.trading.instrument.control;

import java.math.BigDecimal;

/**
 * How a venue quotes an instrument, as one node or all of them see it. Times are nanoseconds since
 * the Unix epoch.
 *
 * @param goodNs when it was last known to be good
 * @param wellSinceNs since when it has been without interruption; {@link #NEVER} while it is not
 * @param twiceMiddle bid and ask of the last good quote together
 */
public record VenueSight(String venue, long goodNs, long wellSinceNs, BigDecimal twiceMiddle) {

  /** Not good now. */
  static final long NEVER = Long.MAX_VALUE;

  /** Whether it quotes well, as far as is known here. */
  boolean isWell() {
    return wellSinceNs != NEVER;
  }

  /** Whether it is young, quotes well, and near twice a middle. */
  boolean confirms(PriceRules rules, BigDecimal to, long nowNs) {
    return isWell()
        && nowNs - goodNs <= rules.markAgeNs()
        && PriceRules.isWithin(rules.guard().softJumpPercent(), twiceMiddle, to);
  }

  /** What two nodes have seen of the same venue. */
  VenueSight and(VenueSight other) {
    VenueSight newest = goodNs >= other.goodNs ? this : other;
    return new VenueSight(
        venue, newest.goodNs, Math.min(wellSinceNs, other.wellSinceNs), newest.twiceMiddle);
  }
}
