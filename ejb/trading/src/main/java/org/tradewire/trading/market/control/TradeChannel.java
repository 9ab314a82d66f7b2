package org.tradewire.trading.market.control;

import java.util.List;
import java.util.Optional;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.Channel;
import org.tradewire.streaming.StreamMessage;
import org.tradewire.trading.market.entity.TradeTape;
import org.tradewire.trading.market.entity.VenueSymbol;

/** One instrument's tape and its channel. Thread-safe. */
final class TradeChannel {

  private static final int TAPE_LENGTH = 50;

  private final Channel channel;
  private final TradeTape tape = new TradeTape(TAPE_LENGTH);
  private final MarketJson json = new MarketJson();

  TradeChannel(VenueSymbol instrument) {
    this.channel = Channel.trades(instrument.venue(), instrument.symbol());
  }

  /**
   * Takes the next trade.
   *
   * @return what subscribers have to be told; empty for a trade they were told of before
   */
  synchronized Optional<StreamMessage> add(TradeTick trade) {
    return tape.add(trade) ? Optional.of(json.trade(channel, trade)) : Optional.empty();
  }

  /** The newest trades for a new subscriber, oldest first. */
  List<StreamMessage> lastTrades() {
    List<TradeTick> trades;
    synchronized (this) {
      trades = tape.trades();
    }
    MarketJson writer = new MarketJson();
    return trades.stream().map(trade -> writer.earlierTrade(channel, trade)).toList();
  }
}
