package org.tradewire.trading.heatmap.boundary;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.tradewire.trading.heatmap.control.InterestSeries;
import org.tradewire.trading.heatmap.control.InterestSeries.Interest;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.VenueSymbol;

/** One instrument's candles and open interest, as the market would have them. */
final class MarketMemory extends HeatmapInputs {
  static final VenueSymbol BTC = new VenueSymbol("ALPHA", "BTC-USDT");
  static final long FIVE_MINUTES = TimeUnit.MINUTES.toMillis(5);

  final NavigableMap<Long, Candle> stored = new TreeMap<>();
  final NavigableMap<Long, Candle> seen = new TreeMap<>();
  final NavigableMap<Long, Interest> interest = new TreeMap<>();
  Candle open;

  /** Whether the database answers nothing. */
  boolean away;

  private final Clock clock;

  MarketMemory(Clock clock) {
    super(null, null);
    this.clock = clock;
  }

  /** So many candles from an instant on, the same for the same seed, stored and seen. */
  MarketMemory filled(Instant from, int candles, long seed) {
    Random random = new Random(seed);
    BigDecimal price = new BigDecimal("100000");
    BigDecimal amount = new BigDecimal("1000");
    interest.put(from.toEpochMilli(), new Interest(amount, null));
    for (int i = 0; i < candles; i++) {
      long open = from.toEpochMilli() + i * FIVE_MINUTES;
      BigDecimal close = price.add(BigDecimal.valueOf(random.nextInt(801) - 400L));
      Candle candle = candle(open, price, close, random);
      stored.put(open, candle);
      seen.put(open, candle);
      amount = amount.add(BigDecimal.valueOf(random.nextInt(60) - 25L, 1));
      interest.put(open + FIVE_MINUTES - 20_000, new Interest(amount, null));
      price = close;
    }
    return this;
  }

  static Candle candle(long open, BigDecimal from, BigDecimal to, Random random) {
    BigDecimal volume = BigDecimal.valueOf(50L + random.nextInt(100));
    BigDecimal middle = from.add(to).divide(BigDecimal.valueOf(2));
    return new Candle(
        open,
        from,
        from.max(to).add(BigDecimal.valueOf(random.nextInt(200))),
        from.min(to).subtract(BigDecimal.valueOf(random.nextInt(200))),
        to,
        volume,
        volume.multiply(middle),
        500,
        volume.multiply(BigDecimal.valueOf(random.nextInt(101), 2)));
  }

  @Override
  public List<VenueSymbol> instruments() {
    return interest.isEmpty() ? List.of() : List.of(BTC);
  }

  @Override
  public Optional<Instant> begin(VenueSymbol instrument) {
    return interest.isEmpty()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(interest.firstKey()));
  }

  @Override
  public List<Candle> stored(VenueSymbol instrument, long fromMs, long toMs) {
    requireAnswer();
    return List.copyOf(stored.subMap(fromMs, toMs).values());
  }

  @Override
  public List<Candle> closed(VenueSymbol instrument, long afterMs) {
    return overSince(1_000, afterMs);
  }

  @Override
  public List<Candle> ended(VenueSymbol instrument, long afterMs) {
    return overSince(0, afterMs);
  }

  private List<Candle> overSince(long sinceMs, long afterMs) {
    List<Candle> over = new ArrayList<>();
    for (Candle each : seen.tailMap(afterMs, false).values()) {
      if (each.openTimeMs() + FIVE_MINUTES + sinceMs <= clock.millis()) {
        over.add(each);
      }
    }
    return over;
  }

  @Override
  public Optional<Candle> open(VenueSymbol instrument) {
    return Optional.ofNullable(open);
  }

  @Override
  public Optional<BigDecimal> anyPrice(VenueSymbol instrument) {
    return stored.isEmpty() ? Optional.empty() : Optional.of(stored.lastEntry().getValue().close());
  }

  @Override
  public void readStored(
      VenueSymbol instrument, long afterMs, long untilMs, InterestSeries series) {
    requireAnswer();
    if (interest.floorKey(afterMs) != null) {
      series.put(interest.floorKey(afterMs), interest.floorEntry(afterMs).getValue());
    }
    interest.subMap(afterMs, false, untilMs, true).forEach(series::put);
  }

  @Override
  public void readHeard(VenueSymbol instrument, InterestSeries series) {
    interest.headMap(clock.millis(), true).forEach(series::put);
  }

  private void requireAnswer() {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
  }
}
