package org.tradewire.trading.market.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.market.entity.BookView;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.CandleUpdate;
import org.tradewire.trading.market.entity.DeltaStatistics;
import org.tradewire.trading.market.entity.InstrumentDeltas;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueFigures;
import org.tradewire.trading.market.entity.VenueSymbol;

/** The same market data on channels and in REST, to the letter. */
class MarketWireTest {

  private static final VenueSymbol BTC = new VenueSymbol("KRAKEN", "BTC-USD");
  private static final String INSTRUMENT = "\"venue\":\"KRAKEN\",\"symbol\":\"BTC-USD\"";
  private static final long TS = 1_770_000_000_000_000_000L;

  @Test
  void shouldWriteATradeAlikeWithAndWithoutItsNumber() {
    TradeTick trade = trade(TS);
    String members =
        INSTRUMENT
            + ",\"price\":\"64000.10\",\"quantity\":\"0.005\",\"side\":\"BUY\",\"trade_id\":\"9\","
            + "\"exchange_ts\":\"2026-02-02T02:40:00.000Z\",\"ts\":1770000000000000000";

    assertThat(text(trade, MarketWire::trade)).isEqualTo("{" + members + "}");
    assertThat(text(trade, MarketWire::numberedTrade))
        .isEqualTo("{" + members + ",\"seq\":4,\"epoch\":3}");
  }

  @Test
  void shouldWriteNullWhereTheVenueGaveNoTime() {
    assertThat(text(trade(0), MarketWire::trade)).contains("\"exchange_ts\":null,");
  }

  @Test
  void shouldWriteABookInTheOrderOfEachWay() {
    BookView book =
        new BookView(
            "KRAKEN",
            "BTC-USD",
            1,
            2,
            List.of(new LevelChange(Side.BUY, 6400010, 2, 5, 3)),
            List.of(),
            TS);
    String sides = "\"bids\":[[\"64000.10\",\"0.005\"]],\"asks\":[],";

    assertThat(text(book, MarketWire::book))
        .isEqualTo(
            "{"
                + INSTRUMENT
                + ","
                + sides
                + "\"version\":2,\"prev_version\":0,\"ts\":1770000000000000000}");
    assertThat(text(book, MarketWire::checkedBook))
        .isEqualTo(
            "{"
                + INSTRUMENT
                + ",\"epoch\":1,\"version\":2,"
                + sides
                + "\"checksum\":"
                + book.checksum()
                + ",\"ts\":1770000000000000000}");
  }

  @Test
  void shouldWriteACandleAlike() {
    Candle candle = Candle.of(0, new BigDecimal("64000.10"), new BigDecimal("0.005"), true);
    String figures =
        "\"open_time\":\"1970-01-01T00:00:00.000Z\",\"open\":\"64000.10\",\"high\":\"64000.10\","
            + "\"low\":\"64000.10\",\"close\":\"64000.10\",\"volume\":\"0.005\","
            + "\"quote_volume\":\"320.00050\",\"trades\":1,\"taker_buy_volume\":\"0.005\"";

    assertThat(text(candle, MarketWire::candle)).isEqualTo("{" + figures + "}");
    assertThat(
            text(
                new CandleUpdate(TimeFrame.M1, candle, true),
                (json, update) -> MarketWire.candle(json, BTC, update)))
        .isEqualTo("{" + INSTRUMENT + ",\"timeframe\":\"1m\"," + figures + ",\"closed\":true}");
  }

  @Test
  void shouldWriteWhatChangesSaveAlike() {
    DeltaStatistics statistics = new DeltaStatistics(3, 10);
    String savings =
        "\"average_changes\":\"3.3333\",\"compression_ratio\":\"0.9667\",\"bytes_saved\":9280}";

    assertThat(text(new InstrumentDeltas(BTC, statistics), MarketWire::deltas))
        .isEqualTo("{" + INSTRUMENT + ",\"deltas\":3," + savings);
    assertThat(text(Map.of("KRAKEN", new VenueFigures(1, 2, 3, statistics, 5)), MarketWire::stats))
        .isEqualTo(
            "{\"venues\":[{\"venue\":\"KRAKEN\",\"symbols\":1,\"trades\":2,\"trades_per_second\":3,"
                + "\"deltas\":3,\"deltas_per_second\":5,"
                + savings
                + "]}");
  }

  @Test
  void shouldWriteAFeedAndAQuote() {
    FeedHealth feed = new FeedHealth("KRAKEN", "a.ring", FeedHealth.State.STALE, 6000, 3, 0);
    Quote quote = new Quote(BTC, new BigDecimal("1.10000"), new BigDecimal("1.10010"));

    assertThat(text(feed, MarketWire::feed))
        .isEqualTo(
            "{\"venue\":\"KRAKEN\",\"ring\":\"a.ring\",\"state\":\"STALE\","
                + "\"heartbeat_age_ms\":6000,\"behind\":3,\"lost\":0}");
    assertThat(text(quote, MarketWire::quote))
        .isEqualTo("\"venue\":\"KRAKEN\",\"bid\":\"1.10000\",\"ask\":\"1.10010\"");
    assertThat(text((Quote) null, MarketWire::quote))
        .isEqualTo("\"venue\":null,\"bid\":null,\"ask\":null");
  }

  private static <T> String text(T value, BiConsumer<JsonBytes, ? super T> form) {
    return new String(JsonBytes.of(value, form), StandardCharsets.UTF_8);
  }

  private static TradeTick trade(long exchangeTimeNs) {
    return new TradeTick(
        "KRAKEN", "BTC-USD", 3, 4, 6400010, 2, 5, 3, Side.BUY, 9, exchangeTimeNs, TS, TS);
  }
}
