package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The newest stored picture of a symbol.
 *
 * @param symbol canonical, {@code BTC-USDT}
 * @param venues whose pictures are added up, by name
 * @param amount the sum of all positions, in the model's unit
 * @param openInterest of these venues together, in units of the base currency; null where none is
 *     known
 * @param digest by which equal pictures are known
 * @param candleEnd when the newest candle ended
 * @param interestAt when the newest open interest was measured; null before the first
 */
public record LatestHeatmap(
    String symbol,
    Picture picture,
    List<String> venues,
    BigDecimal amount,
    BigDecimal openInterest,
    String digest,
    Instant candleEnd,
    Instant interestAt) {

  /** Copies the venues. */
  public LatestHeatmap {
    venues = List.copyOf(venues);
  }
}
