package org.tradewire.trading.instrument.control;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.tradewire.trading.instrument.entity.QuoteFault;

/**
 * The quotes of one instrument at one venue, and which of them are good. Times are nanoseconds
 * since the Unix epoch. Not thread-safe.
 */
final class VenueQuotes {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TWO_HUNDRED = BigDecimal.valueOf(200);
  private static final long NONE = Long.MIN_VALUE;

  private final VenueClock clock = new VenueClock();
  private final Map<QuoteFault, Long> rejected = new EnumMap<>(QuoteFault.class);

  /** The last good quote; null before the first. */
  private BigDecimal bid;

  private BigDecimal ask;
  private BigDecimal twiceMiddle;

  /** When it was quoted, and when something was last heard that agrees with it. */
  private long quotedNs = NONE;

  private long asOfNs = NONE;
  private long wellSinceNs = VenueSight.NEVER;
  private boolean wide;

  /** What is wrong with the newest quote; null while it is the last good one. */
  private QuoteFault fault = QuoteFault.NO_BOOK;

  /** The newest time that the exchange gave. */
  private long newestNs = NONE;

  /** A jump that is not confirmed yet: how many quotes, since when, and the newest of them. */
  private int jumps;

  private long jumpSinceNs;
  private BigDecimal jumpBid;
  private BigDecimal jumpAsk;
  private long jumpNs = NONE;

  /** The newest trade, and since when trades have been outside of the book. */
  private BigDecimal traded;

  private long tradedNs = NONE;
  private long outsideSinceNs = NONE;

  /**
   * Takes a quote.
   *
   * @param newBid null where nobody buys; both null where the book was lost
   * @param agreed whether another venue confirms a jump to twice this middle
   */
  void quote(
      PriceRules rules,
      BigDecimal newBid,
      BigDecimal newAsk,
      long exchangeNs,
      long receivedNs,
      Predicate<BigDecimal> agreed) {
    long timeNs = clock.time(exchangeNs, receivedNs);
    QuoteFault wrong = wrong(newBid, newAsk, exchangeNs > 0, timeNs);
    if (exchangeNs > 0 && !clock.leapt()) {
      newestNs = Math.max(newestNs, timeNs);
    }
    if (wrong == null && !isMove(rules, newBid, newAsk, timeNs, agreed)) {
      wrong = QuoteFault.JUMP;
    }
    if (wrong == null) {
      accept(rules, newBid, newAsk, timeNs);
    } else {
      if (wrong != QuoteFault.JUMP) {
        jumps = 0;
      }
      reject(wrong);
    }
  }

  private QuoteFault wrong(BigDecimal newBid, BigDecimal newAsk, boolean timed, long timeNs) {
    if (newBid == null && newAsk == null) {
      return QuoteFault.NO_BOOK;
    }
    if (newBid == null || newAsk == null || newBid.signum() <= 0 || newAsk.signum() <= 0) {
      return QuoteFault.ONE_SIDED;
    }
    if (newBid.compareTo(newAsk) >= 0) {
      return QuoteFault.CROSSED;
    }
    if (clock.leapt()) {
      return QuoteFault.CLOCK;
    }
    return timed && timeNs < newestNs ? QuoteFault.LATE : null;
  }

  /** Whether a quote is near the last good one, or a jump that is confirmed. */
  private boolean isMove(
      PriceRules rules,
      BigDecimal newBid,
      BigDecimal newAsk,
      long timeNs,
      Predicate<BigDecimal> agreed) {
    BigDecimal to = newBid.add(newAsk);
    BigDecimal soft = rules.guard().softJumpPercent();
    if (bid == null || isWithin(soft, twiceMiddle, to)) {
      jumps = 0;
      return true;
    }
    if (jumps == 0 || !isWithin(soft, jumpBid.add(jumpAsk), to)) {
      jumps = 0;
      jumpSinceNs = timeNs;
    }
    jumps++;
    jumpBid = newBid;
    jumpAsk = newAsk;
    jumpNs = timeNs;
    boolean hard = !isWithin(rules.guard().hardJumpPercent(), twiceMiddle, to);
    long neededNs = hard && !agreed.test(to) ? rules.acceptNs() : rules.confirmNs();
    return jumps >= rules.confirmations() && timeNs - jumpSinceNs >= neededNs;
  }

  private void accept(PriceRules rules, BigDecimal newBid, BigDecimal newAsk, long timeNs) {
    bid = newBid;
    ask = newAsk;
    twiceMiddle = newBid.add(newAsk);
    jumps = 0;
    quotedNs = timeNs;
    BigDecimal most = rules.guard().maximumSpreadPercent().multiply(twiceMiddle);
    wide = newAsk.subtract(newBid).multiply(TWO_HUNDRED).compareTo(most) > 0;
    if (wide) {
      count(QuoteFault.WIDE);
    }
    // A trade that is older than a price may be says nothing of the book of now.
    boolean contradicted =
        outsideSinceNs != NONE
            && timeNs - tradedNs <= rules.markAgeNs()
            && isOutside(rules, traded);
    if (!contradicted) {
      outsideSinceNs = NONE;
    }
    if (!contradicted || fault != QuoteFault.STANDING) {
      fault = null;
      renew(rules, timeNs);
    }
  }

  /**
   * Takes the very quote that was taken last, with another time: the book has changed behind its
   * best prices.
   *
   * @return false where it has to be looked at as any other
   */
  boolean again(PriceRules rules, long exchangeNs, long receivedNs) {
    boolean plain = fault == null && !wide && outsideSinceNs == NONE && exchangeNs > 0;
    if (!plain || clock.leaps(exchangeNs, receivedNs)) {
      return false;
    }
    long timeNs = clock.time(exchangeNs, receivedNs);
    if (clock.leapt() || timeNs < newestNs) {
      return false; // What was known of the clock may be too old by now.
    }
    newestNs = timeNs;
    quotedNs = timeNs;
    renew(rules, timeNs);
    return true;
  }

  /** Takes a trade: it shows that the book is alive, or that it stands still. */
  void trade(PriceRules rules, BigDecimal price, long exchangeNs, long receivedNs) {
    long timeNs = clock.time(exchangeNs, receivedNs);
    if (bid == null || clock.leapt() || timeNs < quotedNs || price.signum() <= 0) {
      return;
    }
    traded = price;
    tradedNs = timeNs;
    if (!isOutside(rules, price)) {
      if (fault != QuoteFault.STANDING) {
        outsideSinceNs = NONE;
      }
      if (fault == null) {
        renew(rules, timeNs);
      }
    } else if (outsideSinceNs == NONE) {
      outsideSinceNs = timeNs;
    } else if (fault == null && timeNs - outsideSinceNs > rules.tradeThroughNs()) {
      reject(QuoteFault.STANDING);
    }
  }

  private boolean isOutside(PriceRules rules, BigDecimal price) {
    BigDecimal percent = rules.tradeThroughPercent();
    BigDecimal hundredth = price.multiply(HUNDRED);
    return hundredth.compareTo(bid.multiply(HUNDRED.subtract(percent))) < 0
        || hundredth.compareTo(ask.multiply(HUNDRED.add(percent))) > 0;
  }

  private void renew(PriceRules rules, long timeNs) {
    if (wellSinceNs == VenueSight.NEVER || timeNs - asOfNs > rules.markAgeNs()) {
      wellSinceNs = timeNs;
    }
    asOfNs = Math.max(asOfNs, timeNs);
  }

  private void reject(QuoteFault why) {
    fault = why;
    wellSinceNs = VenueSight.NEVER;
    count(why);
  }

  private void count(QuoteFault why) {
    rejected.merge(why, 1L, Long::sum);
  }

  /** Takes a jump that is not confirmed as it stands: somebody has the right to say so. */
  void acceptJump(PriceRules rules) {
    if (fault == QuoteFault.JUMP) {
      accept(rules, jumpBid, jumpAsk, jumpNs);
    }
  }

  /** Whether its newest quote, good or a jump, is young and near twice a middle. */
  boolean agrees(PriceRules rules, BigDecimal to, long nowNs) {
    BigDecimal soft = rules.guard().softJumpPercent();
    if (fault == QuoteFault.JUMP) {
      return nowNs - jumpNs <= rules.markAgeNs() && isWithin(soft, jumpBid.add(jumpAsk), to);
    }
    return fault == null && nowNs - asOfNs <= rules.markAgeNs() && isWithin(soft, twiceMiddle, to);
  }

  /** Whether two middles are within so many percent points of the first. */
  static boolean isWithin(BigDecimal percent, BigDecimal from, BigDecimal to) {
    return to.subtract(from).abs().multiply(HUNDRED).compareTo(percent.multiply(from)) <= 0;
  }

  /** The last good bid; null before the first. */
  BigDecimal bid() {
    return bid;
  }

  BigDecimal ask() {
    return ask;
  }

  /** Age of the last good quote, at least 0. */
  long ageNs(long nowNs) {
    return Math.max(0, nowNs - asOfNs);
  }

  boolean standsStill() {
    return fault == QuoteFault.STANDING;
  }

  /** Whether the newest quote is the last good one. */
  boolean newestIsGood() {
    return fault == null;
  }

  boolean wide() {
    return wide;
  }

  /** How it quotes; null before the first good quote. */
  VenueSight sight(String venue) {
    return bid == null ? null : new VenueSight(venue, asOfNs, wellSinceNs, twiceMiddle);
  }

  /** How often what was wrong. */
  Map<QuoteFault, Long> rejected() {
    return new EnumMap<>(rejected);
  }
}
