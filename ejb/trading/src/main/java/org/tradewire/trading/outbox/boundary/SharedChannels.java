package org.tradewire.trading.outbox.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;

/**
 * Answers for the event channels that have no owner and no state: a client that joins gets what is
 * told from then on, one that comes back what it missed.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
public class SharedChannels {

  @Inject private ChannelHub hub;
  @Inject private ChannelLog log;

  @PostConstruct
  void open() {
    Source source = new Source(log);
    for (ChannelKind kind : List.of(ChannelKind.ROUTING_METRICS, ChannelKind.SIGNALS)) {
      hub.register(kind, source);
    }
  }

  /**
   * Called by sessions' threads: does not go through this singleton, which would serialise them.
   */
  private record Source(ChannelLog log) implements ChannelSource {

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return List.of();
    }

    @Override
    public Optional<Position> logEnd(Channel channel) {
      return Optional.of(log.end(channel));
    }

    @Override
    public boolean isFollowed() {
      return true;
    }

    @Override
    public List<StreamMessage> newest(Channel channel, int limit) {
      return log.newest(channel, limit);
    }

    @Override
    public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
      return log.since(channel, epoch, seq);
    }
  }
}
