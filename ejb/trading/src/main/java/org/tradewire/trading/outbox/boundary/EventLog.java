package org.tradewire.trading.outbox.boundary;

import java.util.List;
import java.util.Optional;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;

/** The stored events of channels. Each call reads what is committed. Thread-safe. */
public interface EventLog {

  /**
   * The events of a channel after a position.
   *
   * @return all of them, in order, or the first of them but more than {@link ChannelSource#PAGE};
   *     nothing where the position is not of this log, or the log does not reach back to it
   */
  Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq);

  /** Where the log of a channel ends; 0 where nothing was published yet. */
  Position end(Channel channel);
}
