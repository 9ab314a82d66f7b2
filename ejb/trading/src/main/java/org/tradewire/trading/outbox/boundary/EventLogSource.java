package org.tradewire.trading.outbox.boundary;

import java.util.List;
import java.util.Optional;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;

/**
 * Answers for event channels that have no state, from their log: a client that joins gets what is
 * told from then on, one that comes back what it missed. Called by sessions' threads. Thread-safe.
 */
public class EventLogSource implements ChannelSource {

  private final EventLog log;

  /** Answers from a log whose end somebody on this node follows while the relay is away. */
  public EventLogSource(EventLog log) {
    this.log = log;
  }

  @Override
  public List<StreamMessage> snapshot(Channel channel) {
    return List.of();
  }

  @Override
  public Optional<Position> logEnd(Channel channel) {
    return Optional.of(log.end(channel));
  }

  @Override
  public final boolean isFollowed() {
    return true;
  }

  @Override
  public final Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
    return log.since(channel, epoch, seq);
  }
}
