package org.tradewire.trading.market.control;

import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;

/** Those who listen to market data on this node. Thread-safe; never blocks. */
public interface Audience {

  /** Whether anybody listens to a channel: nothing is encoded for nobody. */
  boolean listensTo(Channel channel);

  /** Takes the messages of a batch, in order. */
  void publish(List<StreamMessage> batch);

  /** Books and tapes of a venue are numbered by somebody else from now on. */
  void renumber(String venue);
}
