package org.tradewire.collector.simulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.VenueCandle;

/**
 * The candles that a simulated market would have made, had it been open. They are folded of
 * minutes, each of which follows the fair price from its beginning to that of the next one: candles
 * of any length agree, and the last one meets the market that is open. A function of seed, symbol
 * and time; thread-safe.
 */
final class SimulatedHistory {

  static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);

  /** The price is looked at so often in a minute. */
  private static final int LOOKS = 4;

  private static final long PERCENT = 100;

  private final FairPrices prices;
  private final int tradesPerMinute;

  /**
   * @param tradesPerMinute usual number of trades, at least 1
   */
  SimulatedHistory(FairPrices prices, int tradesPerMinute) {
    this.prices = prices;
    this.tradesPerMinute = tradesPerMinute;
  }

  /**
   * Candles that begin in {@code [fromNs, untilNs)}, oldest first.
   *
   * @param lengthNs whole minutes
   * @param fromNs a multiple of the length, nanoseconds since the Unix epoch
   */
  List<VenueCandle> candles(
      SimulatedInstrument instrument, long lengthNs, long fromNs, long untilNs) {
    Fold fold = new Fold(instrument);
    List<VenueCandle> candles = new ArrayList<>();
    for (long openNs = fromNs; openNs < untilNs; openNs += lengthNs) {
      fold.begin(openNs);
      for (long minuteNs = openNs; minuteNs < openNs + lengthNs; minuteNs += MINUTE_NS) {
        fold.add(minuteNs);
      }
      candles.add(fold.candle());
    }
    return candles;
  }

  /** One candle while minutes are added to it; prices in ticks, quantities as mantissas. */
  private final class Fold {
    private final SimulatedInstrument instrument;
    private final FairPrice fair;
    private final long activity;
    private long openNs;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long takerBuy;
    private long quote;
    private long trades;

    Fold(SimulatedInstrument instrument) {
      this.instrument = instrument;
      this.fair = prices.of(instrument);
      this.activity = Mixing.of(~prices.seed(), instrument.symbol().hashCode());
    }

    void begin(long timeNs) {
      openNs = timeNs;
      open = fair.ticks(timeNs);
      high = open;
      low = open;
      close = open;
      volume = 0;
      takerBuy = 0;
      quote = 0;
      trades = 0;
    }

    void add(long minuteNs) {
      long before = close;
      for (int look = 1; look <= LOOKS; look++) {
        close = fair.ticks(minuteNs + look * MINUTE_NS / LOOKS);
        high = Math.max(high, close);
        low = Math.min(low, close);
      }
      long bits = Mixing.of(activity, minuteNs / MINUTE_NS);
      long count = Math.max(1, tradesPerMinute * Mixing.between(bits, 60, 80) / PERCENT);
      long quantity = count * instrument.typicalLots() * instrument.lot();
      trades += count;
      volume = Math.addExact(volume, quantity);
      takerBuy += quantity / PERCENT * Mixing.between(bits >>> 32, 40, 20);
      quote = Math.addExact(quote, Math.multiplyExact(quantity, (before + close) / 2));
    }

    VenueCandle candle() {
      return new VenueCandle(
          openNs,
          price(open),
          price(high),
          price(low),
          price(close),
          BigDecimal.valueOf(volume, instrument.quantityScale()),
          BigDecimal.valueOf(takerBuy, instrument.quantityScale()),
          BigDecimal.valueOf(quote, instrument.priceScale() + instrument.quantityScale()),
          trades);
    }

    private BigDecimal price(long ticks) {
      return BigDecimal.valueOf(ticks, instrument.priceScale());
    }
  }
}
