package org.tradewire.trading.instrument.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.market.boundary.MarketCatalogue;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * What instruments cost now on this node: the best prices of the first of their venues whose feed
 * is live and whose book is ready. Thread-safe; no transaction.
 */
@ApplicationScoped
public class LivePrices {

  private Function<Instrument, Optional<Quote>> source;
  private BooleanSupplier live;

  /** For the container's proxy. */
  protected LivePrices() {}

  /** Takes the prices of this node's books. */
  @Inject
  public LivePrices(MarketCatalogue market) {
    this(instrument -> quote(market, instrument), market::isAnyVenueLive);
  }

  LivePrices(Function<Instrument, Optional<Quote>> source, BooleanSupplier live) {
    this.source = source;
    this.live = live;
  }

  /** Whether this node has live prices at all: otherwise it cannot mark an account. */
  public boolean areLive() {
    return live.getAsBoolean();
  }

  /** The prices of this moment. */
  public PriceBoard board(Collection<Instrument> instruments) {
    return new PriceBoard(instruments, source);
  }

  private static Optional<Quote> quote(MarketCatalogue market, Instrument instrument) {
    List<String> wanted = instrument.terms().venues();
    List<String> venues = wanted.isEmpty() ? market.venuesOf(instrument.symbol()) : wanted;
    return venues.stream()
        .map(venue -> market.quote(new VenueSymbol(venue, instrument.symbol())))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
