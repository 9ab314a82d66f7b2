package org.tradewire.web.rest.market;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.trading.market.entity.BookView;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.DeltaStatistics;
import org.tradewire.trading.market.entity.InstrumentDeltas;
import org.tradewire.trading.market.entity.StageLatency;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.web.json.JsonAnswer;

/** Market data on the wire of REST, with the names and forms that the channels have. */
final class MarketJson {

  private static final JsonBuilderFactory BUILDERS =
      JsonProvider.provider().createBuilderFactory(Map.of());

  private MarketJson() {}

  static JsonObject of(VenueSymbol instrument) {
    return begin(instrument.venue(), instrument.symbol()).build();
  }

  static JsonObject of(BookView book) {
    return begin(book.venue(), book.symbol())
        .number("epoch", book.epoch())
        .number("version", book.version())
        .value("bids", levels(book.bids()))
        .value("asks", levels(book.asks()))
        .number("checksum", book.checksum())
        .number("ts", book.ringWriteTimeNs())
        .build();
  }

  static JsonObject of(TradeTick trade) {
    return begin(trade.venue(), trade.symbol())
        .decimal("price", decimal(trade.priceMantissa(), trade.priceScale()))
        .decimal("quantity", decimal(trade.quantityMantissa(), trade.quantityScale()))
        .text("side", trade.aggressor())
        .text("trade_id", trade.tradeId())
        .instant("exchange_ts", instant(trade.exchangeTimeNs()))
        .number("ts", trade.ringWriteTimeNs())
        .number("seq", trade.seq())
        .number("epoch", trade.epoch())
        .build();
  }

  static JsonObject of(Candle candle) {
    return new JsonAnswer()
        .instant("open_time", Instant.ofEpochMilli(candle.openTimeMs()))
        .decimal("open", candle.open())
        .decimal("high", candle.high())
        .decimal("low", candle.low())
        .decimal("close", candle.close())
        .decimal("volume", candle.volume())
        .decimal("quote_volume", candle.quoteVolume())
        .number("trades", candle.trades())
        .decimal("taker_buy_volume", candle.takerBuyVolume())
        .build();
  }

  static JsonObject of(InstrumentDeltas deltas) {
    DeltaStatistics statistics = deltas.statistics();
    return begin(deltas.instrument().venue(), deltas.instrument().symbol())
        .number("deltas", statistics.deltas())
        .decimal("average_changes", statistics.averageChanges())
        .decimal("compression_ratio", statistics.compressionRatio())
        .number("bytes_saved", statistics.bytesSaved())
        .build();
  }

  static JsonObject of(FeedHealth feed) {
    return new JsonAnswer()
        .text("venue", feed.venue())
        .text("ring", feed.ring())
        .text("state", feed.state())
        .number("heartbeat_age_ms", feed.heartbeatAgeMs())
        .number("behind", feed.behind())
        .number("lost", feed.lost())
        .build();
  }

  static JsonObject of(StageLatency latency) {
    return new JsonAnswer()
        .text("stage", latency.stage().name().toLowerCase(Locale.ROOT))
        .text("venue", latency.venue())
        .number("p50_us", latency.values().medianMicros())
        .number("p99_us", latency.values().p99Micros())
        .build();
  }

  private static JsonAnswer begin(String venue, String symbol) {
    return new JsonAnswer().text("venue", venue).text("symbol", symbol);
  }

  private static JsonArray levels(List<LevelChange> levels) {
    JsonArrayBuilder array = BUILDERS.createArrayBuilder();
    for (LevelChange level : levels) {
      array.add(
          BUILDERS
              .createArrayBuilder()
              .add(decimal(level.priceMantissa(), level.priceScale()).toPlainString())
              .add(decimal(level.quantityMantissa(), level.quantityScale()).toPlainString()));
    }
    return array.build();
  }

  private static BigDecimal decimal(long mantissa, int scale) {
    return BigDecimal.valueOf(mantissa, scale);
  }

  /** Null where the venue gave no time. */
  private static Instant instant(long epochNs) {
    return epochNs == 0 ? null : Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(epochNs));
  }
}
