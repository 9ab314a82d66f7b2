package org.tradewire.trading.instrument.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tradewire.trading.instrument.control.FillMeter;
import org.tradewire.trading.instrument.control.PriceSource;
import org.tradewire.trading.instrument.control.PriceSources;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.instrument.entity.PriceFigures;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.trading.instrument.entity.QuoteFault;
import org.tradewire.trading.market.boundary.MarketCatalogue;

/**
 * What instruments cost now on this node, at the venue that is in force in the whole cluster.
 * Thread-safe; no transaction.
 */
@ApplicationScoped
public class LivePrices {

  private Function<Instrument, Optional<PriceView>> source;
  private BooleanSupplier live;
  private Consumer<Duration> filled;
  private PriceSources sources;
  private FillMeter fills;

  /** For the container's proxy. */
  protected LivePrices() {}

  /** Takes the prices of this node's books. */
  @Inject
  public LivePrices(MarketCatalogue market, PriceSources sources, FillMeter fills, Clock clock) {
    this(instrument -> look(sources, clock, instrument), market::isAnyVenueLive, fills::filled);
    this.sources = sources;
    this.fills = fills;
  }

  LivePrices(
      Function<Instrument, Optional<PriceView>> source,
      BooleanSupplier live,
      Consumer<Duration> filled) {
    this.source = source;
    this.live = live;
    this.filled = filled;
  }

  private static Optional<PriceView> look(
      PriceSources sources, Clock clock, Instrument instrument) {
    return sources
        .source(instrument.symbol())
        .flatMap(each -> each.look(PriceSources.nanos(clock.instant())));
  }

  /** Whether this node has live prices at all: otherwise it cannot mark an account. */
  public boolean areLive() {
    return live.getAsBoolean();
  }

  /** The prices of this moment: each is that of the moment when it is asked for first. */
  public PriceBoard board(Collection<Instrument> instruments) {
    return new PriceBoard(instruments, source, filled);
  }

  /** In which instruments something is open on this node: there has to be a price of these. */
  public void hold(Set<String> symbols) {
    sources.hold(symbols);
  }

  /** The venue whose prices of an instrument count; empty where that is not known yet. */
  public Optional<String> inForce(String symbol) {
    return sources.source(symbol).map(PriceSource::inForce);
  }

  /** How prices are doing on this node. */
  public PriceFigures figures() {
    Map<String, Map<QuoteFault, Long>> rejected = new TreeMap<>();
    Map<String, String> inForce = new TreeMap<>();
    sources
        .all()
        .forEach(
            (symbol, each) -> {
              rejected.put(symbol, each.rejected());
              if (each.inForce() != null) {
                inForce.put(symbol, each.inForce());
              }
            });
    return new PriceFigures(rejected, inForce, fills.ages());
  }
}
