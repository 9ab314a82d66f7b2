package org.tradewire.trading.instrument.entity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tradewire.trading.market.entity.Quote;

/**
 * The prices of one moment: each is asked for once, so that everything calculated from one board
 * fits together. Amounts are converted at the side that is worse for the account. Not thread-safe.
 */
public final class PriceBoard {

  /** Over which a rate is made where two currencies have none of their own. */
  private static final String VEHICLE = "USD";

  private final Map<String, Instrument> instruments = new HashMap<>();
  private final Function<Instrument, Optional<PriceView>> source;
  private final Consumer<Duration> filled;
  private final Map<String, Optional<PriceView>> asked = new HashMap<>();

  /** Asks the source for what is needed; tells nobody of fills. */
  public PriceBoard(
      Collection<Instrument> instruments, Function<Instrument, Optional<PriceView>> source) {
    this(instruments, source, age -> {});
  }

  /**
   * Asks the source for what is needed.
   *
   * @param filled told the age of each quote at which something was filled
   */
  public PriceBoard(
      Collection<Instrument> instruments,
      Function<Instrument, Optional<PriceView>> source,
      Consumer<Duration> filled) {
    instruments.forEach(each -> this.instruments.put(each.symbol(), each));
    this.source = source;
    this.filled = filled;
  }

  /** The instrument of a symbol. */
  public Optional<Instrument> instrument(String symbol) {
    return Optional.ofNullable(instruments.get(symbol));
  }

  /** What is known of the price of a symbol; empty before its first good quote. */
  public Optional<PriceView> view(String symbol) {
    Instrument instrument = instruments.get(symbol);
    return instrument == null
        ? Optional.empty()
        : asked.computeIfAbsent(symbol, same -> source.apply(instrument));
  }

  /**
   * At which positions in a symbol are marked and protected; empty where no live price is known.
   */
  public Optional<Quote> quote(String symbol) {
    return view(symbol).filter(PriceView::live).map(PriceView::mark);
  }

  /**
   * The same where it counts in an account's favour: a wide book brings less than its mark says.
   */
  public Optional<Quote> inFavour(String symbol) {
    return view(symbol).filter(PriceView::live).map(PriceView::inFavour);
  }

  /** At which something may be opened; empty also where the quote is too old or too wide. */
  public Optional<Quote> opening(String symbol) {
    return view(symbol).filter(PriceView::opens).map(PriceView::book);
  }

  /**
   * At which something is closed; empty where no live price is known.
   *
   * @param requested its owner asks for it: then the quote must be as young as for an opening
   */
  public Optional<Quote> closing(String symbol, boolean requested) {
    return view(symbol)
        .filter(requested ? PriceView::closes : PriceView::live)
        .map(PriceView::book);
  }

  /** Something was filled at the price of a symbol. */
  public void filled(String symbol) {
    view(symbol).map(PriceView::age).ifPresent(filled);
  }

  /**
   * An amount in another currency, unrounded: what is received sells at the bid, what is owed is
   * bought at the ask.
   *
   * @return empty where no rate is known
   */
  public Optional<BigDecimal> convert(BigDecimal amount, String from, String to) {
    if (from.equals(to)) {
      return Optional.of(amount);
    }
    Optional<BigDecimal> direct = convertDirectly(amount, from, to);
    if (direct.isPresent() || from.equals(VEHICLE) || to.equals(VEHICLE)) {
      return direct;
    }
    return convertDirectly(amount, from, VEHICLE)
        .flatMap(between -> convertDirectly(between, VEHICLE, to));
  }

  private Optional<BigDecimal> convertDirectly(BigDecimal amount, String from, String to) {
    boolean received = amount.signum() >= 0;
    for (Instrument each : instruments.values()) {
      if (each.baseCurrency().equals(from) && each.quoteCurrency().equals(to)) {
        Optional<Quote> quote = quote(each.symbol());
        if (quote.isPresent()) {
          return Optional.of(amount.multiply(received ? quote.get().bid() : quote.get().ask()));
        }
      }
      if (each.baseCurrency().equals(to) && each.quoteCurrency().equals(from)) {
        Optional<Quote> quote = quote(each.symbol());
        if (quote.isPresent()) {
          return Optional.of(
              amount.divide(
                  received ? quote.get().ask() : quote.get().bid(), MathContext.DECIMAL128));
        }
      }
    }
    return Optional.empty();
  }
}
