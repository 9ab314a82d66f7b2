package org.tradewire.trading.instrument.control;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tradewire.trading.instrument.entity.QuoteFault;

/**
 * The quotes of one instrument at one venue, and which of them are good. Times are nanoseconds
 * since the Unix epoch. Not thread-safe.
 */
final class VenueQuotes {

  private static final BigDecimal TWO_HUNDRED = BigDecimal.valueOf(200);
  private static final long NONE = Long.MIN_VALUE;

  private VenueClock clock = new VenueClock();
  private final VenueReceipts receipts = new VenueReceipts();
  private final Map<QuoteFault, Long> rejected = new EnumMap<>(QuoteFault.class);

  /** The last good quote; null before the first. */
  private BigDecimal bid;

  private BigDecimal ask;
  private BigDecimal twiceMiddle;

  /** When it was quoted, and when something was last heard that agrees with it. */
  private long quotedNs = NONE;

  /** When its best prices became what they are. */
  private long movedNs = NONE;

  private long asOfNs = NONE;
  private long wellSinceNs = VenueSight.NEVER;

  /** Whether something was wrong since then: it was not well all the time. */
  private boolean interrupted;

  private boolean wide;

  /** What is wrong with the newest quote; null while it is the last good one. */
  private QuoteFault fault = QuoteFault.NO_BOOK;

  /** The newest time that the exchange gave. */
  private long newestNs = NONE;

  private final PendingJumps jumps = new PendingJumps();

  /** Until when the next jump counts, because somebody has said so. */
  private long acceptsUntilNs = NONE;

  private final StandingBook standing = new StandingBook();

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
    if (receivedNs > 0) { // Else a book that was lost here.
      hear(rules, receipts.isPutBackByBook(receivedNs), receivedNs);
      receipts.book(receivedNs);
    }
    long timeNs = clock.time(exchangeNs, receivedNs);
    QuoteFault wrong = wrong(newBid, newAsk, exchangeNs > 0, timeNs);
    if (exchangeNs > 0 && !clock.leapt()) {
      newestNs = Math.max(newestNs, timeNs);
    }
    if (wrong == null && !isMove(rules, newBid, newAsk, timeNs, agreed)) {
      wrong = bid == null ? QuoteFault.UNCONFIRMED : QuoteFault.JUMP;
    }
    if (wrong == null) {
      accept(rules, newBid, newAsk, timeNs);
    } else {
      reject(wrong);
    }
  }

  /**
   * Where our clock was put back, no time from before says anything any more, and what was good
   * then is too old to count.
   */
  private void hear(PriceRules rules, boolean putBack, long receivedNs) {
    if (putBack) {
      asOfNs = receivedNs - rules.markAgeNs() - 1;
      receipts.clear(asOfNs);
      clock = new VenueClock();
      newestNs = NONE;
      quotedNs = NONE;
      movedNs = NONE;
      acceptsUntilNs = NONE;
      wellSinceNs = VenueSight.NEVER;
      fault = QuoteFault.NO_BOOK;
      jumps.clear();
      standing.putBack(receivedNs);
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

  /**
   * Whether a quote is near the last good one, or a jump that is confirmed. What else is wrong with
   * quotes in between says nothing of a jump: a crash is when books are crossed and lost.
   */
  private boolean isMove(
      PriceRules rules,
      BigDecimal newBid,
      BigDecimal newAsk,
      long timeNs,
      Predicate<BigDecimal> agreed) {
    BigDecimal to = newBid.add(newAsk);
    BigDecimal soft = rules.guard().softJumpPercent();
    if (bid != null && PriceRules.isWithin(soft, twiceMiddle, to)) {
      return true;
    }
    PendingJumps.Jump jump = jumps.add(soft, newBid, newAsk, timeNs);
    if (timeNs <= acceptsUntilNs) {
      acceptsUntilNs = NONE;
      return true;
    }
    if (bid == null) {
      return jump.has(rules.confirmations(), rules.confirmNs()) || agreed.test(to);
    }
    boolean hard = !PriceRules.isWithin(rules.guard().hardJumpPercent(), twiceMiddle, to);
    long neededNs = hard && !agreed.test(to) ? rules.acceptNs() : rules.confirmNs();
    return jump.has(rules.confirmations(), neededNs);
  }

  private void accept(PriceRules rules, BigDecimal newBid, BigDecimal newAsk, long timeNs) {
    boolean moved = bid == null || bid.compareTo(newBid) != 0 || ask.compareTo(newAsk) != 0;
    bid = newBid;
    ask = newAsk;
    twiceMiddle = newBid.add(newAsk);
    jumps.clear();
    quotedNs = timeNs;
    movedNs = moved ? timeNs : movedNs;
    fault = null;
    BigDecimal most = rules.guard().maximumSpreadPercent().multiply(twiceMiddle);
    wide = newAsk.subtract(newBid).multiply(TWO_HUNDRED).compareTo(most) > 0;
    if (wide) {
      count(QuoteFault.WIDE);
    }
    standing.quoted(rules, newBid, newAsk, moved, timeNs);
    if (!standing.stands()) {
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
    boolean plain = fault == null && !wide && !standing.isDoubted() && exchangeNs > 0;
    if (!plain || receipts.isPutBackByBook(receivedNs) || clock.leaps(exchangeNs, receivedNs)) {
      return false;
    }
    long timeNs = clock.time(exchangeNs, receivedNs);
    if (clock.leapt() || timeNs < newestNs) {
      return false; // What was known of the clock may be too old by now.
    }
    receipts.book(receivedNs);
    newestNs = timeNs;
    quotedNs = timeNs;
    renew(rules, timeNs);
    return true;
  }

  /**
   * Takes a trade: it shows that the book is alive, or that it stands still. One that is older than
   * the best prices, as tapes are that are slower than their books, contradicts nothing.
   */
  void trade(PriceRules rules, BigDecimal price, long exchangeNs, long receivedNs) {
    hear(rules, receipts.isPutBackByTape(receivedNs), receivedNs);
    receipts.tape(receivedNs);
    long timeNs = clock.time(exchangeNs, receivedNs);
    if (bid == null || clock.leapt() || price.signum() <= 0) {
      return;
    }
    boolean newer = timeNs >= movedNs;
    if (StandingBook.isOutside(rules, bid, ask, price)) {
      if (standing.tradedOutside(rules, price, timeNs, newer, fault == null)) {
        wellSinceNs = VenueSight.NEVER;
        count(QuoteFault.STANDING);
      }
    } else if (standing.isDoubted() ? !standing.isDoubtedAfter(timeNs) : newer) {
      standing.follows();
      if (fault == null) {
        renew(rules, timeNs);
      }
    }
  }

  private void renew(PriceRules rules, long timeNs) {
    long longestNs = interrupted ? rules.fillAgeNs() : rules.markAgeNs();
    if (wellSinceNs == VenueSight.NEVER || timeNs - asOfNs > longestNs) {
      wellSinceNs = timeNs;
    }
    interrupted = false;
    asOfNs = Math.max(asOfNs, timeNs);
    receipts.good(timeNs, rules.markAgeNs());
  }

  private void reject(QuoteFault why) {
    fault = why;
    interrupted = true;
    count(why);
  }

  private void count(QuoteFault why) {
    rejected.merge(why, 1L, Long::sum);
  }

  /**
   * Takes a jump that is not confirmed as it stands, and best prices that stand still as those of
   * now: somebody has the right to say so. Where this node has not heard of a jump yet, or only of
   * one that is over, the next one.
   *
   * @param saidNs when; a jump that begins long after it is another one
   */
  void acceptJump(PriceRules rules, long saidNs) {
    long untilNs = saidNs + PriceRules.WORD_NS;
    if (standing.stands() && !standing.isDoubtedAfter(untilNs)) {
      standing.follows();
      if (fault == null) {
        renew(rules, quotedNs);
      }
    }
    PendingJumps.Jump jump = jumps.newest();
    if (jump == null
        || Math.max(saidNs, receipts.newestNs()) - jump.newestNs() > rules.markAgeNs()) {
      acceptsUntilNs = untilNs;
    } else if (jump.sinceNs() <= untilNs) {
      accept(rules, jump);
    }
  }

  private void accept(PriceRules rules, PendingJumps.Jump jump) {
    QuoteFault newest = fault;
    accept(rules, jump.bid(), jump.ask(), jump.newestNs());
    if (newest != QuoteFault.JUMP && newest != QuoteFault.UNCONFIRMED) {
      fault = newest; // What came after it is no price, whoever says what the price is.
      interrupted = true;
    }
  }

  /** Takes the first quote where other nodes see a price near it. */
  void confirm(PriceRules rules, List<VenueSight> elsewhere, long nowNs) {
    if (fault != QuoteFault.UNCONFIRMED) {
      return;
    }
    PendingJumps.Jump first = jumps.newest();
    boolean agreed =
        rules.isYoung(first.newestNs(), nowNs)
            && elsewhere.stream()
                .anyMatch(each -> each.confirms(rules, first.twiceMiddle(), nowNs));
    if (agreed) {
      accept(rules, first);
    }
  }

  /** Whether its newest quote, good or a jump, is young and near twice a middle. */
  boolean agrees(PriceRules rules, BigDecimal to, long nowNs) {
    BigDecimal soft = rules.guard().softJumpPercent();
    if (fault == QuoteFault.JUMP || fault == QuoteFault.UNCONFIRMED) {
      PendingJumps.Jump jump = jumps.newest();
      return rules.isYoung(jump.newestNs(), nowNs)
          && PriceRules.isWithin(soft, jump.twiceMiddle(), to);
    }
    return newestIsGood()
        && rules.isYoung(asOfNs, nowNs)
        && PriceRules.isWithin(soft, twiceMiddle, to);
  }

  /** Whether the last good quote may be a price of now. */
  boolean isLive(PriceRules rules, long nowNs) {
    return confirmed() && !standing.stands() && rules.isYoung(asOfNs, nowNs);
  }

  /** Whether a quote was ever good: what is told before is not confirmed. */
  boolean confirmed() {
    return bid != null;
  }

  /** The last good bid, before one the newest; null before any. */
  BigDecimal bid() {
    return bid != null || jumps.newest() == null ? bid : jumps.newest().bid();
  }

  BigDecimal ask() {
    return bid != null || jumps.newest() == null ? ask : jumps.newest().ask();
  }

  /** Age of that quote, at least 0. */
  long ageNs(long nowNs) {
    return Math.max(0, nowNs - (bid == null ? jumps.newest().newestNs() : asOfNs));
  }

  /** Whether the newest quote is the last good one. */
  boolean newestIsGood() {
    return fault == null && !standing.stands();
  }

  boolean wide() {
    return wide;
  }

  /**
   * How it quotes, once a quote was good. What was good at a time that is still to come was so by a
   * clock that is wrong: nobody knows when.
   */
  VenueSight sight(String venue, long nowNs) {
    boolean known = asOfNs <= nowNs + PriceRules.AHEAD_NS;
    return new VenueSight(
        venue,
        known ? Math.min(receipts.goodNs(), nowNs) : 0,
        known && newestIsGood() ? wellSinceNs : VenueSight.NEVER,
        twiceMiddle);
  }

  /** How often what was wrong. */
  Map<QuoteFault, Long> rejected() {
    return new EnumMap<>(rejected);
  }
}
