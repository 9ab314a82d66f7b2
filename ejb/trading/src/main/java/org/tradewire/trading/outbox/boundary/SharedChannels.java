package org.tradewire.trading.outbox.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;

/** Answers for the event channels of the outbox that have no owner and no state. */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
public class SharedChannels {

  @Inject private ChannelHub hub;
  @Inject private ChannelLog log;

  @PostConstruct
  void open() {
    hub.register(ChannelKind.ROUTING_METRICS, new EventLogSource(log));
  }
}
