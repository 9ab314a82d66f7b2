package org.tradewire.trading.market.control;

import java.math.BigDecimal;
import java.util.Map;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.trading.market.entity.BestPrices;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.CandleUpdate;
import org.tradewire.trading.market.entity.ConsolidatedTicker;
import org.tradewire.trading.market.entity.DeltaStatistics;
import org.tradewire.trading.market.entity.Ticker;
import org.tradewire.trading.market.entity.TradedDay;
import org.tradewire.trading.market.entity.VenueFigures;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Writes what is derived from market data as messages that the relay numbers: types {@code ticker},
 * {@code candle} and {@code stats}. Decimals are strings with the digits of the venue. Uses its
 * buffer again; not thread-safe.
 */
final class DerivedJson {

  private final EnvelopeWriter envelope = new EnvelopeWriter();

  /** An instrument at a glance. */
  StateUpdate ticker(Ticker ticker, long nowMs) {
    JsonBytes data = begin("ticker", ticker.instrument(), nowMs);
    BestPrices best = ticker.best();
    level(data, "bid", best == null ? null : best.bid());
    level(data, "ask", best == null ? null : best.ask());
    day(data, ticker.last(), ticker.day());
    data.name("stale").value(ticker.stale()).endObject();
    return update(
        Channel.ticker(ticker.instrument().venue(), ticker.instrument().symbol()), "ticker");
  }

  /** The best of all venues. */
  StateUpdate consolidated(ConsolidatedTicker ticker, long nowMs) {
    VenueSymbol all = new VenueSymbol(ConsolidatedTicker.VENUE, ticker.symbol());
    JsonBytes data = begin("ticker", all, nowMs);
    level(data, "bid", ticker.bid());
    data.name("bid_venue").value(ticker.bidVenue());
    level(data, "ask", ticker.ask());
    data.name("ask_venue").value(ticker.askVenue());
    day(data, ticker.last(), null);
    data.name("stale").value(ticker.bid() == null && ticker.ask() == null).endObject();
    return update(Channel.ticker(all.venue(), all.symbol()), "ticker");
  }

  /** A candle that has changed. */
  StateUpdate candle(VenueSymbol instrument, CandleUpdate update, long nowMs) {
    Candle candle = update.candle();
    JsonBytes data = begin("candle", instrument, nowMs);
    data.name("timeframe").value(update.timeFrame().text());
    data.name("open_time").timestamp(candle.openTimeMs());
    decimal(data, "open", candle.open());
    decimal(data, "high", candle.high());
    decimal(data, "low", candle.low());
    decimal(data, "close", candle.close());
    decimal(data, "volume", candle.volume());
    decimal(data, "quote_volume", candle.quoteVolume());
    data.name("trades").value(candle.trades());
    decimal(data, "taker_buy_volume", candle.takerBuyVolume());
    data.name("closed").value(update.closed()).endObject();
    return update(
        Channel.candles(instrument.venue(), instrument.symbol(), update.timeFrame().text()),
        Long.toString(candle.openTimeMs()));
  }

  /** What the feeds brought, by venue. */
  StateUpdate stats(Map<String, VenueFigures> venues, long nowMs) {
    JsonBytes data = envelope.begin("stats", nowMs).data().beginObject();
    data.name("venues").beginArray();
    venues.forEach(
        (venue, figures) -> {
          DeltaStatistics deltas = figures.deltas();
          data.beginObject().name("venue").value(venue);
          data.name("symbols").value(figures.symbols());
          data.name("trades").value(figures.trades());
          data.name("trades_per_second").value(figures.tradesPerSecond());
          data.name("deltas").value(deltas.deltas());
          data.name("deltas_per_second").value(figures.deltasPerSecond());
          decimal(data, "average_changes", deltas.averageChanges());
          decimal(data, "compression_ratio", deltas.compressionRatio());
          data.name("bytes_saved").value(deltas.bytesSaved()).endObject();
        });
    data.endArray().endObject();
    return update(Channel.stats(), "stats");
  }

  private JsonBytes begin(String type, VenueSymbol instrument, long nowMs) {
    JsonBytes data = envelope.begin(type, nowMs).data().beginObject();
    return data.name("venue").value(instrument.venue()).name("symbol").value(instrument.symbol());
  }

  private StateUpdate update(Channel channel, String key) {
    return new StateUpdate(channel, envelope.withoutPosition(), key, 0);
  }

  private static void level(JsonBytes data, String side, LevelChange level) {
    data.name(side);
    if (level == null) {
      data.nullValue().name(side + "_qty").nullValue();
    } else {
      data.decimal(level.priceMantissa(), level.priceScale()).name(side + "_qty");
      data.decimal(level.quantityMantissa(), level.quantityScale());
    }
  }

  private static void day(JsonBytes data, BigDecimal last, TradedDay day) {
    decimal(data, "last", last);
    decimal(data, "change_24h", day == null ? null : day.changePercent().orElse(null));
    decimal(data, "volume_24h", day == null ? null : day.volume());
  }

  private static void decimal(JsonBytes data, String name, BigDecimal value) {
    data.name(name).value(value == null ? null : value.toPlainString());
  }
}
