package org.tradewire.trading.market.entity;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.VenueCandle;

/**
 * What was traded in a stretch of time. Prices and volumes have the digits of the venue.
 *
 * @param openTimeMs its beginning, milliseconds since the Unix epoch
 * @param volume in units of the base currency
 * @param quoteVolume price times quantity, in units of the quote currency
 * @param trades how many, at least 1
 * @param takerBuyVolume the part of {@code volume} in which the taker bought
 */
public record Candle(
    long openTimeMs,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal quoteVolume,
    long trades,
    BigDecimal takerBuyVolume) {

  /** A candle of one trade. */
  public static Candle of(
      long openTimeMs, BigDecimal price, BigDecimal quantity, boolean takerBought) {
    return new Candle(
        openTimeMs,
        price,
        price,
        price,
        price,
        quantity,
        price.multiply(quantity),
        1,
        takerBought ? quantity : BigDecimal.ZERO);
  }

  /**
   * A candle as its venue has it. The venue is right about what it says; what it does not say stays
   * as it was made of trades.
   *
   * @param made of trades; null where none was seen
   */
  public static Candle of(VenueCandle venue, Candle made) {
    BigDecimal taker = made == null ? BigDecimal.ZERO : made.takerBuyVolume;
    BigDecimal quote = made == null ? BigDecimal.ZERO : made.quoteVolume;
    return new Candle(
        TimeUnit.NANOSECONDS.toMillis(venue.openTimeNs()),
        venue.open(),
        venue.high(),
        venue.low(),
        venue.close(),
        venue.volume(),
        venue.quoteVolume() == null ? quote : venue.quoteVolume(),
        // Of two stored candles the one with more trades is the better one: never fewer.
        Math.max(venue.trades(), made == null ? 1 : made.trades),
        venue.takerBuyVolume() == null ? taker.min(venue.volume()) : venue.takerBuyVolume());
  }

  /** This candle and a later one, or the next trade as a candle, as one that begins with this. */
  public Candle followedBy(Candle later) {
    return new Candle(
        openTimeMs,
        open,
        high.max(later.high),
        low.min(later.low),
        later.close,
        volume.add(later.volume),
        quoteVolume.add(later.quoteVolume),
        trades + later.trades,
        takerBuyVolume.add(later.takerBuyVolume));
  }

  /** The same with another beginning. */
  public Candle openingAt(long timeMs) {
    return new Candle(timeMs, open, high, low, close, volume, quoteVolume, trades, takerBuyVolume);
  }
}
