package org.tradewire.trading.market.entity;

import java.math.BigDecimal;
import org.tradewire.feed.api.LevelChange;

/**
 * The best prices of a symbol across all venues whose feeds are live; null for what there is not.
 *
 * @param last price of the newest trade on any of them
 */
public record ConsolidatedTicker(
    String symbol,
    LevelChange bid,
    String bidVenue,
    LevelChange ask,
    String askVenue,
    BigDecimal last) {

  /** Stands where a ticker names its venue. */
  public static final String VENUE = "ALL";
}
