package org.tradewire.trading.instrument.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.instrument.entity.PricePin;
import org.tradewire.trading.market.entity.BestPrices;
import org.tradewire.trading.market.entity.PriceListener;
import org.tradewire.trading.market.entity.TimedQuote;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * The price sources of all instruments on this node. Thread-safe: threads of rings and of the relay
 * tell quotes and trades, one job keeps instruments and pins as they are stored, anybody looks.
 */
@ApplicationScoped
public class PriceSources implements PriceListener {

  private final Map<String, Followed> sources = new ConcurrentHashMap<>();

  private volatile Set<String> held = Set.of();
  private volatile SortedSet<String> silent = Collections.emptySortedSet();

  /** Of each book that is followed, the best prices told last. */
  private final Map<VenueSymbol, BestPrices> told = new ConcurrentHashMap<>();

  /**
   * @param terms as the source has them; venues that it was told of are part of them
   * @param pin the decision that the source follows; null where there is none
   */
  private record Followed(PriceSource source, InstrumentTerms terms, PricePin pin) {}

  /**
   * Takes instruments and decisions as they are stored now. On one thread.
   *
   * @param newest the present quote of a book, for venues that were not followed until now
   */
  public void follow(
      Collection<Instrument> instruments,
      Collection<PricePin> pins,
      Function<VenueSymbol, Optional<TimedQuote>> newest) {
    Map<String, PricePin> decided = new TreeMap<>();
    pins.forEach(each -> decided.put(each.symbol(), each));
    Set<String> gone = new HashSet<>(sources.keySet());
    for (Instrument each : instruments) {
      follow(each, decided.get(each.symbol()), newest);
      gone.remove(each.symbol());
    }
    sources.keySet().removeAll(gone);
  }

  private void follow(
      Instrument instrument, PricePin pin, Function<VenueSymbol, Optional<TimedQuote>> newest) {
    String symbol = instrument.symbol();
    InstrumentTerms terms = instrument.terms();
    Followed known = sources.get(symbol);
    PriceSource source =
        known == null
            ? new PriceSource(symbol, PriceRules.of(terms.guard()), terms.venues())
            : known.source();
    if (known != null && !known.terms().equals(terms)) {
      source.setTerms(PriceRules.of(terms.guard()), terms.venues());
    }
    source.putInForce(inForce(terms.venues(), pin), pin == null ? 0 : nanos(pin.at()));
    if (pin != null && pin.acceptsJump() && (known == null || isAnother(pin, known.pin()))) {
      source.acceptJump(nanos(pin.at()));
    }
    sources.put(symbol, new Followed(source, terms, pin));
    List<String> before = known == null ? List.of() : known.terms().venues();
    terms.venues().stream()
        .filter(each -> !before.contains(each))
        .map(each -> new VenueSymbol(each, symbol))
        .forEach(each -> newest.apply(each).ifPresent(quote -> quoted(each, quote)));
  }

  /** The same on every node: what was decided, as long as it is one of the venues. */
  private static String inForce(List<String> venues, PricePin pin) {
    if (pin != null && venues.contains(pin.venue())) {
      return pin.venue();
    }
    return venues.isEmpty() ? null : venues.get(0);
  }

  /** Also where it was decided on a node whose clock is behind that of the one before. */
  private static boolean isAnother(PricePin pin, PricePin known) {
    return known == null || !pin.at().equals(known.at());
  }

  @Override
  public void quoted(VenueSymbol instrument, TimedQuote quote) {
    Followed followed = sources.get(instrument.symbol());
    if (followed == null) {
      return;
    }
    PriceSource source = followed.source();
    BestPrices best = quote.best();
    if (best == null) {
      told.remove(instrument);
      source.quote(instrument.venue(), null, null, 0, 0);
      return;
    }
    BestPrices before = told.put(instrument, best);
    boolean again =
        before != null
            && isSamePrice(before.bid(), best.bid())
            && isSamePrice(before.ask(), best.ask());
    if (!again || !source.again(instrument.venue(), quote.exchangeNs(), quote.receivedNs())) {
      source.quote(
          instrument.venue(),
          price(best.bid()),
          price(best.ask()),
          quote.exchangeNs(),
          quote.receivedNs());
    }
  }

  private static boolean isSamePrice(LevelChange one, LevelChange other) {
    return one != null
        && other != null
        && one.priceMantissa() == other.priceMantissa()
        && one.priceScale() == other.priceScale();
  }

  private static BigDecimal price(LevelChange level) {
    return level == null ? null : BigDecimal.valueOf(level.priceMantissa(), level.priceScale());
  }

  @Override
  public void traded(TradeTick trade) {
    Followed followed = sources.get(trade.symbol());
    if (followed != null) {
      followed
          .source()
          .trade(
              trade.venue(),
              BigDecimal.valueOf(trade.priceMantissa(), trade.priceScale()),
              trade.exchangeTimeNs(),
              trade.receiveTimeNs());
    }
  }

  /** The source of an instrument; empty where none is followed. */
  public Optional<PriceSource> source(String symbol) {
    return Optional.ofNullable(sources.get(symbol)).map(Followed::source);
  }

  /** All sources by symbol; what is followed later is not in it. */
  public Map<String, PriceSource> all() {
    Map<String, PriceSource> all = new TreeMap<>();
    sources.forEach((symbol, followed) -> all.put(symbol, followed.source()));
    return all;
  }

  /** In which instruments something is open on this node. */
  public void hold(Set<String> symbols) {
    held = Set.copyOf(symbols);
  }

  /**
   * Notes of which instruments nothing was ever heard here, of those that are enabled or held.
   *
   * @return whether they are others than at the last call
   */
  public boolean noteSilent() {
    SortedSet<String> found = new TreeSet<>();
    sources.forEach(
        (symbol, followed) -> {
          if (!followed.source().heard() && (followed.terms().enabled() || held.contains(symbol))) {
            found.add(symbol);
          }
        });
    boolean changed = !found.equals(silent);
    silent = found;
    return changed;
  }

  /**
   * Instruments of which nothing was heard, as they were noted last.
   *
   * @param open only those in which something is open on this node
   */
  public SortedSet<String> silent(boolean open) {
    SortedSet<String> found = new TreeSet<>(silent);
    if (open) {
      found.retainAll(held);
    }
    return found;
  }

  /** An instant in nanoseconds since the Unix epoch. */
  public static long nanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }

  /** When something was decided about the venue in force of an instrument, as far as is known. */
  public Optional<Instant> decidedAt(String symbol) {
    return Optional.ofNullable(sources.get(symbol)).map(Followed::pin).map(PricePin::at);
  }
}
