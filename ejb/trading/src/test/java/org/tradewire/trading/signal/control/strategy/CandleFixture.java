package org.tradewire.trading.signal.control.strategy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;

/** Candles of an hour. */
final class CandleFixture {
  static final VenueSymbol BTC = new VenueSymbol("BINANCE", "BTC-USDT");
  static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");

  private CandleFixture() {}

  /** One candle: its number, and the text of its prices. */
  static Candle candle(int number, String open, String high, String low, String close) {
    return candle(
        number,
        new BigDecimal(open),
        new BigDecimal(high),
        new BigDecimal(low),
        new BigDecimal(close));
  }

  private static Candle candle(
      int number, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
    return new Candle(
        openTime(number).toEpochMilli(),
        open,
        high,
        low,
        close,
        BigDecimal.ONE,
        close,
        1,
        BigDecimal.ZERO);
  }

  static Instant openTime(int number) {
    return FIRST.plusMillis(number * TimeFrame.H1.lengthMs());
  }

  /** Candles that open where the one before closed, and reach no farther than both. */
  static List<Candle> closes(String... closes) {
    List<Candle> candles = new ArrayList<>();
    BigDecimal open = new BigDecimal(closes[0]);
    for (int i = 0; i < closes.length; i++) {
      BigDecimal close = new BigDecimal(closes[i]);
      candles.add(candle(i, open, open.max(close), open.min(close), close));
      open = close;
    }
    return candles;
  }

  /** So many candles in which nothing moves, then these closes. */
  static List<Candle> flatThen(int count, String price, String... closes) {
    String[] all = new String[count + closes.length];
    for (int i = 0; i < count; i++) {
      all[i] = price;
    }
    System.arraycopy(closes, 0, all, count, closes.length);
    return closes(all);
  }

  /** A walk with two decimals that never comes near 0. */
  static List<Candle> walk(long seed, int count) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    long open = 100_000;
    for (int i = 0; i < count; i++) {
      long close = Math.max(50_000, open + Math.round(random.nextGaussian() * 400));
      long high = Math.max(open, close) + random.nextInt(150);
      long low = Math.min(open, close) - random.nextInt(150);
      candles.add(
          candle(
              i,
              BigDecimal.valueOf(open, 2),
              BigDecimal.valueOf(high, 2),
              BigDecimal.valueOf(low, 2),
              BigDecimal.valueOf(close, 2)));
      open = close;
    }
    return candles;
  }
}
