package org.tradewire.trading.market.control;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.feed.api.VenueMinute;
import org.tradewire.trading.market.entity.BestPrices;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.CandleSeries;
import org.tradewire.trading.market.entity.CandleUpdate;
import org.tradewire.trading.market.entity.DeltaStatistics;
import org.tradewire.trading.market.entity.Ticker;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * What is derived from one instrument's trades and changes: candles, the last 24 hours, figures.
 * Thread-safe: the ring's thread adds, the publishing thread takes what has changed.
 */
final class InstrumentSummary {

  /** A recording is played long after its trades, and an exchange's clock may be wrong. */
  private static final long PLAUSIBLE_MS = TimeUnit.MINUTES.toMillis(5);

  private final VenueSymbol instrument;
  private final CandleSeries candles = new CandleSeries();
  private long epoch;
  private long seq;
  private BigDecimal last;
  private Ticker published;
  private long trades;
  private DeltaStatistics deltas = new DeltaStatistics(0, 0);
  private boolean loaded;

  InstrumentSummary(VenueSymbol instrument) {
    this.instrument = instrument;
  }

  /** Takes a trade; one that was seen before is left out. */
  synchronized void add(TradeTick trade) {
    if (trade.epoch() < epoch || (trade.epoch() == epoch && trade.seq() <= seq)) {
      return;
    }
    epoch = trade.epoch();
    seq = trade.seq();
    trades++;
    last = BigDecimal.valueOf(trade.priceMantissa(), trade.priceScale());
    candles.add(
        timeMs(trade),
        last,
        BigDecimal.valueOf(trade.quantityMantissa(), trade.quantityScale()),
        trade.aggressor() == Side.BUY);
  }

  /** Takes a minute as the venue has it. */
  synchronized void add(VenueMinute minute) {
    long age = minute.ringWriteTimeNs() - minute.candle().openTimeNs();
    if (age >= 0 && age <= TimeUnit.DAYS.toNanos(1)) {
      candles.correct(minute.candle());
    }
  }

  /** Takes a change of the book; full books do not count. */
  synchronized void add(BookDelta record) {
    if (record.kind() == BookDelta.Kind.DELTA) {
      deltas = deltas.plus(new DeltaStatistics(1, record.changes().size()));
    }
  }

  /** The exchange's time where it can be true, otherwise that of the ring write. */
  private static long timeMs(TradeTick trade) {
    long written = TimeUnit.NANOSECONDS.toMillis(trade.ringWriteTimeNs());
    long exchange = TimeUnit.NANOSECONDS.toMillis(trade.exchangeTimeNs());
    return Math.abs(exchange - written) <= PLAUSIBLE_MS ? exchange : written;
  }

  /** Whether the stored minutes are still to be {@linkplain #load loaded}. */
  synchronized boolean toBeLoaded() {
    return !loaded;
  }

  /** Takes the stored minutes of the last 24 hours. */
  synchronized void load(List<Candle> minutes) {
    loaded = true;
    candles.load(minutes);
  }

  /** Candles that have changed since they were last asked for. */
  synchronized List<CandleUpdate> takeCandles(long nowMs) {
    return candles.takeUpdates(nowMs);
  }

  /** Another node publishes candles. */
  synchronized void leaveCandles() {
    candles.leaveUpdates();
  }

  /** The ticker where it differs from the one published last. */
  synchronized Optional<Ticker> takeTicker(BestPrices best, boolean stale, long nowMs) {
    Ticker now = ticker(best, stale, nowMs);
    if (now.equals(published)) {
      return Optional.empty();
    }
    published = now;
    return Optional.of(now);
  }

  /** Somebody else may have published other things. */
  synchronized void publishAgain() {
    published = null;
    candles.publishAgain();
  }

  /** The ticker that was published last may not have arrived. */
  synchronized void tellTickerAgain() {
    published = null;
  }

  /** A candle that was published may not have arrived. */
  synchronized void tellCandleAgain(TimeFrame timeFrame, long openTimeMs) {
    candles.publishAgain(timeFrame, openTimeMs);
  }

  /** Price of the newest trade; empty before the first one. */
  synchronized Optional<BigDecimal> last() {
    return Optional.ofNullable(last);
  }

  private Ticker ticker(BestPrices best, boolean stale, long nowMs) {
    return new Ticker(instrument, best, last, candles.day(nowMs).orElse(null), stale);
  }

  /** The candle that holds the newest trade. */
  synchronized Optional<Candle> candle(TimeFrame timeFrame) {
    return candles.newest(timeFrame);
  }

  /** Candles that began after an instant and are over, oldest first. */
  synchronized List<Candle> closed(TimeFrame timeFrame, long afterMs, long nowMs) {
    return loaded ? candles.closed(timeFrame, afterMs, nowMs) : List.of();
  }

  /** Trades since this node started. */
  synchronized long trades() {
    return trades;
  }

  synchronized DeltaStatistics deltas() {
    return deltas;
  }
}
