package org.tradewire.web.rest.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.trading.market.entity.BookView;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.DeltaStatistics;
import org.tradewire.trading.market.entity.InstrumentDeltas;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.web.rest.SchemaCheck;

class MarketShapesTest {
  private static final long TS = 1_770_000_000_000_000_000L;

  private final SchemaCheck check = new SchemaCheck(MarketShapes.all());

  @Test
  void shouldDescribeABook() {
    BookView book =
        new BookView(
            "KRAKEN",
            "BTC-USD",
            1,
            2,
            List.of(new LevelChange(Side.BUY, 6400010, 2, 5, 3)),
            List.of(),
            TS);

    assertThat(check.violations("Book", MarketJson.of(book))).isEmpty();
  }

  @Test
  void shouldDescribeATradeWithAndWithoutItsExchangesTime() {
    assertThat(check.violations("MarketTrade", MarketJson.of(trade(TS)))).isEmpty();
    assertThat(check.violations("MarketTrade", MarketJson.of(trade(0)))).isEmpty();
  }

  @Test
  void shouldDescribeTheRest() {
    VenueSymbol instrument = new VenueSymbol("KRAKEN", "BTC-USD");

    assertThat(check.violations("VenueSymbol", MarketJson.of(instrument))).isEmpty();
    assertThat(
            check.violations(
                "BookDeltas",
                MarketJson.of(new InstrumentDeltas(instrument, new DeltaStatistics(3, 10)))))
        .isEmpty();
    assertThat(
            check.violations(
                "Candle",
                MarketJson.of(
                    Candle.of(0, new BigDecimal("64000.10"), new BigDecimal("0.005"), true))))
        .isEmpty();
    assertThat(
            check.violations(
                "Feed",
                MarketJson.of(
                    new FeedHealth("KRAKEN", "kraken.ring", FeedHealth.State.STALE, 6000, 3, 0))))
        .isEmpty();
  }

  private static TradeTick trade(long exchangeTimeNs) {
    return new TradeTick(
        "KRAKEN", "BTC-USD", 1, 7, 6400010, 2, 5, 3, Side.SELL, 99, exchangeTimeNs, TS, TS);
  }
}
