package org.tradewire.trading.challenge.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.challenge.control.ChallengeConfiguration;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.trading.outbox.boundary.ChannelLog;

/** Answers for the rooms {@code challenge:{id}} on this node, from the start of the application. */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
public class ChallengeRoom {

  @Inject private ChannelHub hub;
  @Inject private ChallengeStates states;
  @Inject private ChannelLog log;
  @Inject private ChallengeConfiguration configuration;

  @PostConstruct
  void open() {
    // Reads, and so checks, the configuration while the application starts.
    configuration.selfReport();
    hub.register(ChannelKind.CHALLENGE, new Source(states, log));
  }

  /**
   * Called by sessions' threads: does not go through this singleton, which would serialise them.
   */
  private record Source(ChallengeStates states, ChannelLog log) implements ChannelSource {

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return states.state(UUID.fromString(channel.argument(0))).stream()
          .map(ChallengeWire::event)
          .map(log::state)
          .toList();
    }

    @Override
    public boolean isFollowed() {
      return true;
    }

    @Override
    public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
      return log.since(channel, epoch, seq);
    }
  }
}
