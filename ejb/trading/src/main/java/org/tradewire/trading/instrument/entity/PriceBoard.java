package org.tradewire.trading.instrument.entity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
  private final Function<Instrument, Optional<Quote>> source;
  private final Map<String, Optional<Quote>> asked = new HashMap<>();

  /** Asks the source for what is needed. */
  public PriceBoard(
      Collection<Instrument> instruments, Function<Instrument, Optional<Quote>> source) {
    instruments.forEach(each -> this.instruments.put(each.symbol(), each));
    this.source = source;
  }

  /** The instrument of a symbol. */
  public Optional<Instrument> instrument(String symbol) {
    return Optional.ofNullable(instruments.get(symbol));
  }

  /** The price of a symbol; empty where no live venue has one. */
  public Optional<Quote> quote(String symbol) {
    Instrument instrument = instruments.get(symbol);
    return instrument == null
        ? Optional.empty()
        : asked.computeIfAbsent(symbol, same -> source.apply(instrument));
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
