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
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.outbox.boundary.ChannelLog;
import org.tradewire.trading.outbox.boundary.EventLog;
import org.tradewire.trading.outbox.boundary.EventLogSource;

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
  static final class Source extends EventLogSource {
    private final AlertStates states;
    private final EventLog log;

    Source(AlertStates states, EventLog log) {
      super(log);
      this.states = states;
      this.log = log;
    }

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
  }
}
