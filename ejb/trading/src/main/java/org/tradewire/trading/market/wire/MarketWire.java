package org.tradewire.trading.market.wire;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.market.entity.BestPrices;
import org.tradewire.trading.market.entity.BookView;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.CandleUpdate;
import org.tradewire.trading.market.entity.ConsolidatedTicker;
import org.tradewire.trading.market.entity.DeltaStatistics;
import org.tradewire.trading.market.entity.InstrumentDeltas;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.market.entity.StageLatency;
import org.tradewire.trading.market.entity.Ticker;
import org.tradewire.trading.market.entity.TradedDay;
import org.tradewire.trading.market.entity.VenueFigures;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * How market data and the state of feeds look as JSON. Each method writes one value, but {@link
 * #quote}. {@code ts} is the time of the ring write in nanoseconds since the Unix epoch.
 */
public final class MarketWire {

  private static final String VENUE = "venue";
  private static final String SYMBOL = "symbol";
  private static final String BID = "bid";
  private static final String ASK = "ask";
  private static final String BIDS = "bids";
  private static final String ASKS = "asks";
  private static final String VERSION = "version";
  private static final String EPOCH = "epoch";
  private static final String TRADES = "trades";
  private static final String DELTAS = "deltas";
  private static final String TS = "ts";

  private MarketWire() {}

  /** A trade as it happens; its number stands in the envelope. */
  public static void trade(JsonBytes json, TradeTick trade) {
    traded(json, trade);
    json.endObject();
  }

  /** A trade of the tape with its number. */
  public static void numberedTrade(JsonBytes json, TradeTick trade) {
    traded(json, trade);
    json.name("seq").value(trade.seq()).name(EPOCH).value(trade.epoch()).endObject();
  }

  private static void traded(JsonBytes json, TradeTick trade) {
    begin(json, trade.venue(), trade.symbol());
    json.name("price").decimal(trade.priceMantissa(), trade.priceScale());
    json.name("quantity").decimal(trade.quantityMantissa(), trade.quantityScale());
    json.name("side").value(trade.aggressor().name());
    json.name("trade_id").value(Long.toString(trade.tradeId()));
    json.name("exchange_ts");
    if (trade.exchangeTimeNs() == 0) {
      json.nullValue();
    } else {
      json.timestamp(TimeUnit.NANOSECONDS.toMillis(trade.exchangeTimeNs()));
    }
    json.name(TS).value(trade.ringWriteTimeNs());
  }

  /** The levels that a change of a book touched; the quantity of a level that is gone is 0. */
  public static void change(JsonBytes json, BookDelta delta) {
    begin(json, delta.venue(), delta.symbol());
    levels(json, BIDS, delta.changes(), Side.BUY);
    levels(json, ASKS, delta.changes(), Side.SELL);
    versions(json, delta.version(), delta.prevVersion(), delta.ringWriteTimeNs());
  }

  /** A full book as its channel begins with it; its epoch stands in the envelope. */
  public static void book(JsonBytes json, BookView book) {
    begin(json, book.venue(), book.symbol());
    levels(json, BIDS, book.bids(), Side.BUY);
    levels(json, ASKS, book.asks(), Side.SELL);
    versions(json, book.version(), 0, book.ringWriteTimeNs());
  }

  /** A full book with its epoch and its checksum. */
  public static void checkedBook(JsonBytes json, BookView book) {
    begin(json, book.venue(), book.symbol());
    json.name(EPOCH).value(book.epoch()).name(VERSION).value(book.version());
    levels(json, BIDS, book.bids(), Side.BUY);
    levels(json, ASKS, book.asks(), Side.SELL);
    json.name("checksum").value(book.checksum());
    json.name(TS).value(book.ringWriteTimeNs()).endObject();
  }

  private static void versions(JsonBytes json, long version, long prevVersion, long ts) {
    json.name(VERSION).value(version).name("prev_version").value(prevVersion);
    json.name(TS).value(ts).endObject();
  }

  private static void levels(JsonBytes json, String name, List<LevelChange> levels, Side side) {
    json.name(name).beginArray();
    for (LevelChange level : levels) {
      if (level.side() == side) {
        json.beginArray().decimal(level.priceMantissa(), level.priceScale());
        if (level.removes()) {
          json.value("0");
        } else {
          json.decimal(level.quantityMantissa(), level.quantityScale());
        }
        json.endArray();
      }
    }
    json.endArray();
  }

  /** How a node's feeds are doing. */
  public static void status(
      JsonBytes json,
      String node,
      Collection<FeedHealth> feeds,
      Collection<StageLatency> latencies) {
    json.beginObject().text("node", node);
    json.array("feeds", feeds, MarketWire::feed);
    json.array("latency", latencies, MarketWire::latency).endObject();
  }

  /** How a ring is doing. */
  public static void feed(JsonBytes json, FeedHealth feed) {
    json.beginObject()
        .text(VENUE, feed.venue())
        .text("ring", feed.ring())
        .text("state", feed.state())
        .number("heartbeat_age_ms", feed.heartbeatAgeMs())
        .number("behind", feed.behind())
        .number("lost", feed.lost())
        .endObject();
  }

  /** How long a stage took lately. */
  public static void latency(JsonBytes json, StageLatency latency) {
    json.beginObject()
        .text("stage", latency.stage().name().toLowerCase(Locale.ROOT))
        .text(VENUE, latency.venue())
        .number("p50_us", latency.values().medianMicros())
        .number("p99_us", latency.values().p99Micros())
        .endObject();
  }

  /** An instrument at a venue. */
  public static void instrument(JsonBytes json, VenueSymbol instrument) {
    begin(json, instrument);
    json.endObject();
  }

  /** An instrument at a glance. */
  public static void ticker(JsonBytes json, Ticker ticker) {
    begin(json, ticker.instrument());
    BestPrices best = ticker.best();
    level(json, BID, best == null ? null : best.bid());
    level(json, ASK, best == null ? null : best.ask());
    day(json, ticker.last(), ticker.day());
    json.flag("stale", ticker.stale()).endObject();
  }

  /** The best of all venues. */
  public static void consolidated(JsonBytes json, ConsolidatedTicker ticker) {
    begin(json, ConsolidatedTicker.VENUE, ticker.symbol());
    level(json, BID, ticker.bid());
    json.text("bid_venue", ticker.bidVenue());
    level(json, ASK, ticker.ask());
    json.text("ask_venue", ticker.askVenue());
    day(json, ticker.last(), null);
    json.flag("stale", ticker.bid() == null && ticker.ask() == null).endObject();
  }

  private static void level(JsonBytes json, String side, LevelChange level) {
    json.name(side);
    if (level == null) {
      json.nullValue().name(side + "_qty").nullValue();
    } else {
      json.decimal(level.priceMantissa(), level.priceScale()).name(side + "_qty");
      json.decimal(level.quantityMantissa(), level.quantityScale());
    }
  }

  private static void day(JsonBytes json, BigDecimal last, TradedDay day) {
    json.decimal("last", last);
    json.decimal("change_24h", day == null ? null : day.changePercent().orElse(null));
    json.decimal("volume_24h", day == null ? null : day.volume());
  }

  /**
   * The members that say at which prices something can be sold and bought, and where.
   *
   * @param quote null where no venue quotes it; the members are null then
   */
  public static void quote(JsonBytes json, Quote quote) {
    json.text(VENUE, quote == null ? null : quote.instrument().venue())
        .decimal(BID, quote == null ? null : quote.bid())
        .decimal(ASK, quote == null ? null : quote.ask());
  }

  /** A candle of an instrument that has changed. */
  public static void candle(JsonBytes json, VenueSymbol instrument, CandleUpdate update) {
    begin(json, instrument);
    json.text("timeframe", update.timeFrame().text());
    figures(json, update.candle());
    json.flag("closed", update.closed()).endObject();
  }

  /** A candle, whose instrument and time frame were asked for. */
  public static void candle(JsonBytes json, Candle candle) {
    json.beginObject();
    figures(json, candle);
    json.endObject();
  }

  private static void figures(JsonBytes json, Candle candle) {
    json.name("open_time").timestamp(candle.openTimeMs());
    json.decimal("open", candle.open()).decimal("high", candle.high());
    json.decimal("low", candle.low()).decimal("close", candle.close());
    json.decimal("volume", candle.volume()).decimal("quote_volume", candle.quoteVolume());
    json.number(TRADES, candle.trades()).decimal("taker_buy_volume", candle.takerBuyVolume());
  }

  /** What the feeds brought, by venue. */
  public static void stats(JsonBytes json, Map<String, VenueFigures> venues) {
    json.beginObject().array("venues", venues.entrySet(), MarketWire::venue).endObject();
  }

  private static void venue(JsonBytes json, Map.Entry<String, VenueFigures> venue) {
    VenueFigures figures = venue.getValue();
    json.beginObject()
        .text(VENUE, venue.getKey())
        .number("symbols", figures.symbols())
        .number(TRADES, figures.trades())
        .number("trades_per_second", figures.tradesPerSecond())
        .number(DELTAS, figures.deltas().deltas())
        .number("deltas_per_second", figures.deltasPerSecond());
    savings(json, figures.deltas());
    json.endObject();
  }

  /** What the changes of a book save against full books. */
  public static void deltas(JsonBytes json, InstrumentDeltas deltas) {
    begin(json, deltas.instrument());
    json.number(DELTAS, deltas.statistics().deltas());
    savings(json, deltas.statistics());
    json.endObject();
  }

  private static void savings(JsonBytes json, DeltaStatistics statistics) {
    json.decimal("average_changes", statistics.averageChanges())
        .decimal("compression_ratio", statistics.compressionRatio())
        .number("bytes_saved", statistics.bytesSaved());
  }

  private static void begin(JsonBytes json, VenueSymbol instrument) {
    begin(json, instrument.venue(), instrument.symbol());
  }

  private static void begin(JsonBytes json, String venue, String symbol) {
    json.beginObject().name(VENUE).value(venue).name(SYMBOL).value(symbol);
  }
}
