package org.tradewire.trading.market.boundary;

import java.time.Clock;
import java.util.List;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.control.MarketDerivation.ClosedCandle;
import org.tradewire.trading.market.control.MarketSummaries;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.VenueSymbol;

/** Opens the product's turn of derived state to a benchmark that runs it without a container. */
public final class MarketTurns {

  private final MarketPublisher publisher;

  /** Whoever stores candles; no transaction is around it. */
  public interface Store {

    /** Stores closed candles. */
    void save(List<ClosedCandle> closed);

    /** The stored minutes of the last 24 hours. */
    List<Candle> lastDay(VenueSymbol instrument);
  }

  /** A publisher as the container makes it. */
  public MarketTurns(
      MarketData market, MarketSummaries summaries, Store store, Leases leases, Clock clock) {
    // Without a thread no turn comes by itself.
    PeriodicWorks works = new PeriodicWorks(turns -> null, System::nanoTime);
    publisher =
        new MarketPublisher(
            market,
            summaries,
            new Stored(store),
            new OpenInterests(null, summaries, null),
            new Liquidations(null),
            leases,
            clock,
            works);
    publisher.open();
  }

  /** One turn, as the container's scheduler runs it four times a second. */
  public void turn() {
    publisher.turn();
  }

  private static final class Stored extends Candles {

    private final Store store;

    Stored(Store store) {
      this.store = store;
    }

    @Override
    public void save(List<ClosedCandle> closed) {
      store.save(closed);
    }

    @Override
    public List<Candle> lastDay(VenueSymbol instrument) {
      return store.lastDay(instrument);
    }
  }
}
