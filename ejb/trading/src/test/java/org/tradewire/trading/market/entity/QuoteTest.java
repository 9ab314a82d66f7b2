package org.tradewire.trading.market.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;

class QuoteTest {

  private static final VenueSymbol BTC = new VenueSymbol("KRAKEN", "BTC-USD");

  @Test
  void shouldQuoteTheBestPriceOfEachSide() {
    assertThat(Quote.of(BTC, new BestPrices(level(Side.BUY, 9_950, 2), level(Side.SELL, 100, 0))))
        .contains(new Quote(BTC, new BigDecimal("99.50"), new BigDecimal("100")));
  }

  @Test
  void shouldQuoteNothingWhenTheBookIsCrossed() {
    assertThat(Quote.of(BTC, new BestPrices(level(Side.BUY, 10_001, 2), level(Side.SELL, 100, 0))))
        .isEmpty();
  }

  @Test
  void shouldQuoteNothingWhenNobodyBuysOrNobodySells() {
    assertThat(Quote.of(BTC, new BestPrices(null, level(Side.SELL, 100, 0)))).isEmpty();
    assertThat(Quote.of(BTC, new BestPrices(level(Side.BUY, 100, 0), null))).isEmpty();
  }

  private static LevelChange level(Side side, long mantissa, int scale) {
    return new LevelChange(side, mantissa, scale, 1, 0);
  }
}
