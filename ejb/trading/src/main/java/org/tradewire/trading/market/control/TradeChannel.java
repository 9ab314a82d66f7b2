package org.tradewire.trading.market.control;

import java.util.List;
import java.util.Optional;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.market.entity.TradeTape;
import org.tradewire.trading.market.entity.VenueSymbol;

/** One instrument's tape and its channel. Thread-safe. */
final class TradeChannel {

  /** Shown to a client that joins. */
  private static final int SHOWN = 50;

  /** Kept for clients that come back. */
  private static final int TAPE_LENGTH = 256;

  private final Channel channel;
  private final TradeTape tape = new TradeTape(TAPE_LENGTH);
  private final FeedMessages messages = new FeedMessages();

  TradeChannel(VenueSymbol instrument) {
    this.channel = Channel.trades(instrument.venue(), instrument.symbol());
  }

  /**
   * Takes the next trade.
   *
   * @return what subscribers have to be sent; null for a trade they were sent before, and where
   *     there are none
   */
  synchronized StreamMessage add(TradeTick trade, Audience audience) {
    boolean published = tape.add(trade) && audience.listensTo(channel);
    return published ? messages.trade(channel, trade) : null;
  }

  /**
   * Takes trades of before, for a tape that begins.
   *
   * @return what subscribers have to be sent: as much as one who joins is shown, and as state
   */
  synchronized List<StreamMessage> begin(List<TradeTick> earlier, Audience audience) {
    List<TradeTick> taken = earlier.stream().filter(tape::add).toList();
    return audience.listensTo(channel)
        ? taken.stream()
            .skip(Math.max(0, taken.size() - SHOWN))
            .map(trade -> messages.earlierTrade(channel, trade))
            .toList()
        : List.of();
  }

  /** Somebody else numbers the tape from now on. */
  synchronized void restart() {
    tape.restart();
  }

  /** The newest trades, oldest first. */
  synchronized List<TradeTick> newest(int limit) {
    return tape.last(limit);
  }

  /** The newest trades for a new subscriber, oldest first. */
  List<StreamMessage> lastTrades() {
    FeedMessages writer = new FeedMessages();
    return newest(SHOWN).stream().map(trade -> writer.earlierTrade(channel, trade)).toList();
  }

  /** All trades after a position, where the tape still has them. */
  Optional<List<StreamMessage>> since(long epoch, long seq) {
    Optional<List<TradeTick>> missed;
    synchronized (this) {
      missed = tape.since(epoch, seq);
    }
    FeedMessages writer = new FeedMessages();
    return missed.map(
        trades -> trades.stream().map(trade -> writer.trade(channel, trade)).toList());
  }
}
