package org.tradewire.trading.alert.boundary;

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
import org.tradewire.trading.outbox.boundary.ChannelLog;

/**
 * Answers for the channels of alerts on this node: whoever joins gets the criticals of the channel
 * that nobody takes care of, then what is told from then on; whoever comes back gets what he
 * missed.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
public class AlertRoom {

  @Inject private ChannelHub hub;
  @Inject private AlertStates states;
  @Inject private ChannelLog log;

  @PostConstruct
  void open() {
    hub.register(ChannelKind.ALERTS, new Source(states, log));
  }

  /**
   * Called by sessions' threads: does not go through this singleton, which would serialise them.
   */
  record Source(AlertStates states, ChannelLog log) implements ChannelSource {

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return states.openCriticals(channel);
    }

    @Override
    public Optional<Position> logEnd(Channel channel) {
      // The end first: a critical that is numbered after it is told after it.
      Position end = log.end(channel);
      return states.hasOpenCriticals(channel) ? Optional.empty() : Optional.of(end);
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
