package org.tradewire.trading.market.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.feed.api.VenueMinute;
import org.tradewire.trading.market.control.futures.FuturesFigures;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.DeltaStatistics;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * What is derived from every instrument's trades and changes on this node, and what venues of
 * futures tell beside them. Thread-safe.
 */
@ApplicationScoped
public class MarketSummaries {

  private final Map<VenueSymbol, InstrumentSummary> summaries = new ConcurrentHashMap<>();
  private final FuturesFigures futures = new FuturesFigures();

  void add(TradeTick trade) {
    summary(new VenueSymbol(trade.venue(), trade.symbol())).add(trade);
  }

  void add(VenueMinute minute) {
    summary(new VenueSymbol(minute.venue(), minute.symbol())).add(minute);
  }

  void add(BookDelta record) {
    summary(new VenueSymbol(record.venue(), record.symbol())).add(record);
  }

  /** What venues of futures tell beside trades and books. */
  public FuturesFigures futures() {
    return futures;
  }

  InstrumentSummary summary(VenueSymbol instrument) {
    InstrumentSummary known = summaries.get(instrument);
    return known != null ? known : summaries.computeIfAbsent(instrument, InstrumentSummary::new);
  }

  /** Instruments whose stored minutes are still to be loaded. */
  public List<VenueSymbol> toBeLoaded() {
    return summaries.entrySet().stream()
        .filter(each -> each.getValue().toBeLoaded())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Takes the stored minutes of the last 24 hours. */
  public void load(VenueSymbol instrument, List<Candle> minutes) {
    summary(instrument).load(minutes);
  }

  /** The candle that holds the newest trade of an instrument. */
  public Optional<Candle> candle(VenueSymbol instrument, TimeFrame timeFrame) {
    return Optional.ofNullable(summaries.get(instrument)).flatMap(each -> each.candle(timeFrame));
  }

  /** Candles of the last 24 hours that began after an instant and are over, oldest first. */
  public List<Candle> closed(
      VenueSymbol instrument, TimeFrame timeFrame, long afterMs, long nowMs) {
    InstrumentSummary summary = summaries.get(instrument);
    return summary == null ? List.of() : summary.closed(timeFrame, afterMs, nowMs);
  }

  /** Changes of an instrument's book since this node started. */
  public DeltaStatistics deltas(VenueSymbol instrument) {
    InstrumentSummary summary = summaries.get(instrument);
    return summary == null ? new DeltaStatistics(0, 0) : summary.deltas();
  }
}
