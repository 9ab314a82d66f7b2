package org.tradewire.trading.instrument.control;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.trading.instrument.entity.QuoteFault;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * The price of one instrument: takes what its venues quote and trade, leaves out what is no price,
 * and tells what the one in force says. Of two sources that are told the same, in the same order,
 * each says the same: nothing but what it is told counts. Times are nanoseconds since the Unix
 * epoch by our clock, those of exchanges by theirs. Thread-safe; nobody is called back, and a call
 * takes microseconds.
 */
public final class PriceSource {

  /** The venue of the simulated market, whose prices are invented. */
  public static final String SIMULATOR = "SIMULATOR";

  private static final int DECIMALS = 8;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal FOUR_HUNDRED = BigDecimal.valueOf(400);

  private final String symbol;
  private PriceRules rules;

  /** By venue, the best first. */
  private Map<String, VenueQuotes> venues = new LinkedHashMap<>();

  private String inForce;
  private long inForceSinceNs;

  /**
   * Knows no price yet; the first venue is in force.
   *
   * @param venues at least one, the best first
   */
  PriceSource(String symbol, PriceRules rules, List<String> venues) {
    this.symbol = symbol;
    setTerms(rules, venues);
  }

  /** Takes other rules and venues; what is known of venues that stay is kept. */
  synchronized void setTerms(PriceRules newRules, List<String> newVenues) {
    rules = newRules;
    Map<String, VenueQuotes> kept = new LinkedHashMap<>();
    for (String each : newVenues) {
      VenueQuotes known = venues.get(each);
      kept.put(each, known == null ? new VenueQuotes() : known);
    }
    venues = kept;
    if (!venues.containsKey(inForce)) {
      inForce = newVenues.isEmpty() ? null : newVenues.get(0);
      inForceSinceNs = 0;
    }
  }

  /**
   * Puts a venue in force; one that is not of the instrument's is left out, as is null.
   *
   * @param sinceNs when that was decided; 0 where it never was
   */
  public synchronized void putInForce(String venue, long sinceNs) {
    if (venue != null && venues.containsKey(venue)) {
      inForce = venue;
      inForceSinceNs = sinceNs;
    }
  }

  /** The venue whose prices count; null where the instrument has none. */
  public synchronized String inForce() {
    return inForce;
  }

  /** For so long the venue in force may be silent on all nodes until another one takes over. */
  public synchronized Duration hold() {
    return Duration.ofNanos(rules.holdNs());
  }

  /** Whether it has a venue that could take over. */
  public synchronized boolean hasAnother() {
    return venues.size() > 1;
  }

  /**
   * Takes a jump of the venue in force that is not confirmed, as an administrator may, and a book
   * that stands still as it is; where no jump is known here yet, the next one.
   *
   * @param saidNs when; a jump that begins long after it is another one, and one that was over long
   *     before it is none
   */
  synchronized void acceptJump(long saidNs) {
    VenueQuotes quotes = venues.get(inForce);
    if (quotes != null) {
      quotes.acceptJump(rules, saidNs);
    }
  }

  /** Takes what other nodes see of its venues: it confirms the first quotes of a start. */
  public synchronized void hear(List<VenueSight> elsewhere, long nowNs) {
    venues.values().forEach(each -> each.confirm(rules, elsewhere, nowNs));
  }

  /**
   * Takes a venue's best prices.
   *
   * @param bid null where nobody buys; both are null where the node has lost the book
   * @param exchangeNs the exchange's time of the message; 0 where it gives none
   * @param receivedNs when it was received
   */
  synchronized void quote(
      String venue, BigDecimal bid, BigDecimal ask, long exchangeNs, long receivedNs) {
    VenueQuotes quotes = venues.get(venue);
    if (quotes != null) {
      quotes.quote(
          rules, bid, ask, exchangeNs, receivedNs, to -> anotherAgrees(quotes, to, receivedNs));
    }
  }

  private boolean anotherAgrees(VenueQuotes quotes, BigDecimal to, long nowNs) {
    for (VenueQuotes each : venues.values()) {
      if (each != quotes && each.agrees(rules, to, nowNs)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes a change of a venue's book that left its best prices as they were told last.
   *
   * @return false where they have to be told
   */
  synchronized boolean again(String venue, long exchangeNs, long receivedNs) {
    VenueQuotes quotes = venues.get(venue);
    return quotes == null || quotes.again(rules, exchangeNs, receivedNs);
  }

  /** Takes a trade of a venue. */
  synchronized void trade(String venue, BigDecimal price, long exchangeNs, long receivedNs) {
    VenueQuotes quotes = venues.get(venue);
    if (quotes != null) {
      quotes.trade(rules, price, exchangeNs, receivedNs);
    }
  }

  /** What the venue in force says; empty before its first quote that is none of nonsense. */
  public synchronized Optional<PriceView> look(long nowNs) {
    VenueQuotes quotes = venues.get(inForce);
    if (quotes == null || quotes.bid() == null) {
      return Optional.empty();
    }
    VenueSymbol instrument = new VenueSymbol(inForce, symbol);
    Quote book = new Quote(instrument, quotes.bid(), quotes.ask());
    long ageNs = quotes.ageNs(nowNs);
    boolean live = quotes.isLive(rules, nowNs);
    boolean fresh = live && quotes.newestIsGood() && ageNs <= rules.fillAgeNs();
    return Optional.of(
        new PriceView(
            live ? PriceView.State.LIVE : PriceView.State.LAST,
            quotes.wide() ? narrowed(book) : book,
            book,
            Duration.ofNanos(ageNs),
            fresh && !quotes.wide(),
            fresh));
  }

  private Quote narrowed(Quote book) {
    BigDecimal twice = book.bid().add(book.ask());
    BigDecimal middle = twice.divide(TWO);
    // Both divisors divide a power of ten: nothing is rounded before the end.
    BigDecimal half = rules.guard().maximumSpreadPercent().multiply(twice).divide(FOUR_HUNDRED);
    return new Quote(
        book.instrument(),
        middle.subtract(half).setScale(DECIMALS, RoundingMode.DOWN),
        middle.add(half).setScale(DECIMALS, RoundingMode.UP));
  }

  /** Whether any of its venues was ever quoted here. */
  public synchronized boolean heard() {
    return venues.values().stream().anyMatch(each -> each.bid() != null);
  }

  /** How its venues quote here, those that have quoted well once. */
  public synchronized List<VenueSight> sights(long nowNs) {
    List<VenueSight> sights = new ArrayList<>();
    venues.forEach(
        (venue, quotes) -> {
          if (quotes.confirmed()) {
            sights.add(quotes.sight(venue, nowNs));
          }
        });
    return sights;
  }

  /**
   * The venue that has to take over: the first one that has proven itself, a near one before one
   * that is far from the last price, where nobody has had a good quote of the one in force for the
   * time of the hold, and it has been in force for a while: venues that are both quoted seldom must
   * not take turns. Between an invented market and an exchange near ones alone take over.
   *
   * @param sights of every node
   * @return empty where the one in force stays
   */
  public synchronized Optional<String> failover(List<VenueSight> sights, long nowNs) {
    Map<String, VenueSight> known = byVenue(sights);
    VenueSight present = known.get(inForce);
    boolean held = present != null && nowNs - present.goodNs() < rules.holdNs();
    if (held || dwells(nowNs)) {
      return Optional.empty();
    }
    List<VenueSight> others =
        venues.keySet().stream()
            .filter(each -> !each.equals(inForce))
            .map(known::get)
            .filter(each -> mayTakeOver(each, present, nowNs))
            .toList();
    return others.stream()
        .filter(each -> isNear(each, present))
        .findFirst()
        .or(() -> others.stream().findFirst())
        .map(VenueSight::venue);
  }

  /** Not where that is still to come: it was decided by a clock that is wrong. */
  private boolean dwells(long nowNs) {
    return inForceSinceNs <= nowNs + PriceRules.AHEAD_NS
        && nowNs - inForceSinceNs < rules.dwellNs();
  }

  /**
   * The venue that may take its place back, now that it is time to: one that stands before the one
   * in force, quotes well and is near it.
   *
   * @param sights of every node
   */
  public synchronized Optional<String> back(List<VenueSight> sights, long nowNs) {
    Map<String, VenueSight> known = byVenue(sights);
    VenueSight present = known.get(inForce);
    return venues.keySet().stream()
        .takeWhile(each -> !each.equals(inForce))
        .filter(each -> isProven(known.get(each), nowNs) && isNear(known.get(each), present))
        .findFirst();
  }

  private boolean mayTakeOver(VenueSight next, VenueSight present, long nowNs) {
    return isProven(next, nowNs)
        && (present == null || next.goodNs() > present.goodNs())
        && (isNear(next, present) || mayTakeOverFromAfar(next, present, nowNs));
  }

  /** After a minute in which it was well and there was nothing of the one in force. */
  private boolean mayTakeOverFromAfar(VenueSight next, VenueSight present, long nowNs) {
    if (present == null) {
      return nowNs - next.wellSinceNs() >= rules.acceptNs();
    }
    boolean alike = SIMULATOR.equals(next.venue()) == SIMULATOR.equals(present.venue());
    long sinceNs = Math.max(next.wellSinceNs(), present.goodNs());
    return alike && nowNs - sinceNs >= rules.acceptNs();
  }

  private boolean isProven(VenueSight sight, long nowNs) {
    return sight != null
        && nowNs - sight.goodNs() <= rules.markAgeNs()
        && sight.isWell()
        && nowNs - sight.wellSinceNs() >= rules.provenNs();
  }

  private boolean isNear(VenueSight next, VenueSight present) {
    return present != null
        && PriceRules.isWithin(
            rules.failoverJumpPercent(), present.twiceMiddle(), next.twiceMiddle());
  }

  private static Map<String, VenueSight> byVenue(List<VenueSight> sights) {
    Map<String, VenueSight> byVenue = new LinkedHashMap<>();
    sights.forEach(each -> byVenue.merge(each.venue(), each, VenueSight::and));
    return byVenue;
  }

  /** How often what was wrong with quotes of any venue, since this node started. */
  public synchronized Map<QuoteFault, Long> rejected() {
    Map<QuoteFault, Long> all = new EnumMap<>(QuoteFault.class);
    venues
        .values()
        .forEach(
            quotes -> quotes.rejected().forEach((why, count) -> all.merge(why, count, Long::sum)));
    return all;
  }
}
