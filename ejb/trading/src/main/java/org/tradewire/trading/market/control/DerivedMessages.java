package org.tradewire.trading.market.control;

import java.util.Map;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.trading.market.entity.CandleUpdate;
import org.tradewire.trading.market.entity.ConsolidatedTicker;
import org.tradewire.trading.market.entity.Ticker;
import org.tradewire.trading.market.entity.VenueFigures;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.market.wire.MarketWire;

/**
 * What is derived from market data as messages that the relay numbers: types {@code ticker}, {@code
 * candle} and {@code stats}. Uses its buffer again; not thread-safe.
 */
final class DerivedMessages {

  private final EnvelopeWriter envelope = new EnvelopeWriter();

  /** An instrument at a glance. */
  StateUpdate ticker(Ticker ticker, long nowMs) {
    MarketWire.ticker(envelope.begin("ticker", nowMs).data(), ticker);
    return update(
        Channel.ticker(ticker.instrument().venue(), ticker.instrument().symbol()), "ticker");
  }

  /** The best of all venues. */
  StateUpdate consolidated(ConsolidatedTicker ticker, long nowMs) {
    MarketWire.consolidated(envelope.begin("ticker", nowMs).data(), ticker);
    return update(Channel.ticker(ConsolidatedTicker.VENUE, ticker.symbol()), "ticker");
  }

  /** A candle that has changed. */
  StateUpdate candle(VenueSymbol instrument, CandleUpdate update, long nowMs) {
    MarketWire.candle(envelope.begin("candle", nowMs).data(), instrument, update);
    return update(
        Channel.candles(instrument.venue(), instrument.symbol(), update.timeFrame().text()),
        Long.toString(update.candle().openTimeMs()));
  }

  /** What the feeds brought, by venue. */
  StateUpdate stats(Map<String, VenueFigures> venues, long nowMs) {
    MarketWire.stats(envelope.begin("stats", nowMs).data(), venues);
    return update(Channel.stats(), "stats");
  }

  private StateUpdate update(Channel channel, String key) {
    return new StateUpdate(channel, envelope.withoutPosition(), key, 0);
  }
}
