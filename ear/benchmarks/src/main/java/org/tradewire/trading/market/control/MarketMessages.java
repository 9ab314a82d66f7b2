package org.tradewire.trading.market.control;

import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;

/** Opens the product's encoding of market data to a benchmark. Not thread-safe. */
public final class MarketMessages {

  private final FeedMessages messages = new FeedMessages();

  /** A trade's envelope as JSON; its SBE form is not made. */
  public StreamMessage trade(Channel channel, TradeTick trade) {
    return messages.trade(channel, trade);
  }

  /** The envelope of a book's change as JSON; its SBE form is not made. */
  public StreamMessage change(Channel channel, BookDelta delta) {
    return messages.change(channel, delta);
  }

  /** A trade as SBE, header included. */
  public static byte[] tradeSbe(Channel channel, TradeTick trade) {
    return MarketSbe.trade(channel, trade, false);
  }

  /** A book's change as SBE, header included. */
  public static byte[] changeSbe(Channel channel, BookDelta delta) {
    return MarketSbe.change(channel, delta);
  }
}
