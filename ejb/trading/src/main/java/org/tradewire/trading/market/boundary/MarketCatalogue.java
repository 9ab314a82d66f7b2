package org.tradewire.trading.market.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.control.MarketLatencies;
import org.tradewire.trading.market.control.MarketSummaries;
import org.tradewire.trading.market.entity.BookView;
import org.tradewire.trading.market.entity.InstrumentDeltas;
import org.tradewire.trading.market.entity.MarketRefusal;
import org.tradewire.trading.market.entity.PriceListener;
import org.tradewire.trading.market.entity.StageLatency;
import org.tradewire.trading.market.entity.TimedQuote;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.shared.Refusal;

/** What this node knows of the markets now. Thread-safe; no transaction. */
@ApplicationScoped
public class MarketCatalogue {

  @Inject private MarketData market;
  @Inject private MarketSummaries summaries;
  @Inject private MarketLatencies latencies;

  /**
   * Every instrument that a feed of this node has brought since it started, by venue and symbol.
   */
  public List<VenueSymbol> symbols() {
    return List.copyOf(market.instruments());
  }

  /** Venues that have brought an instrument since this node started. */
  public List<String> venuesOf(String symbol) {
    return market.venuesOf(symbol);
  }

  /**
   * The best levels of a book.
   *
   * @throws Refusal no feed has brought it, or it is void for now
   */
  public BookView book(VenueSymbol instrument, int depth) {
    check(instrument);
    return market.book(instrument, depth).orElseThrow(() -> MarketRefusal.bookNotReady(instrument));
  }

  /**
   * The newest trades of an instrument, oldest first.
   *
   * @throws Refusal no feed has brought it
   */
  public List<TradeTick> trades(VenueSymbol instrument, int limit) {
    check(instrument);
    return market.newestTrades(instrument, limit);
  }

  /** The best prices of a book and the times of their message; empty while it is not ready. */
  public Optional<TimedQuote> timedQuote(VenueSymbol instrument) {
    return market.timedQuote(instrument);
  }

  /**
   * Tells what instruments are quoted and traded at on this node from now on; one listener takes
   * the place of another.
   */
  public void listen(PriceListener listener) {
    market.listen(listener);
  }

  /** Whether this node has the prices of any venue. */
  public boolean isAnyVenueLive() {
    return !market.liveVenues().isEmpty();
  }

  /** What changes save against full books, for every instrument. */
  public List<InstrumentDeltas> deltas() {
    return market.instruments().stream()
        .map(each -> new InstrumentDeltas(each, summaries.deltas(each)))
        .toList();
  }

  /** How every feed of this node is doing, ordered by ring. */
  public List<FeedHealth> feeds() {
    return List.copyOf(market.feeds());
  }

  /** Records of all feeds on its own machine that this node has read since it started. */
  public long received() {
    return latencies.received();
  }

  /** How long the stages of the way of market data took on this node. */
  public List<StageLatency> latencies() {
    return latencies.stages();
  }

  private void check(VenueSymbol instrument) {
    if (!market.instruments().contains(instrument)) {
      throw MarketRefusal.unknown(instrument);
    }
  }
}
