package org.tradewire.trading.signal.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.outbox.boundary.EventLogSource;

/** Answers for the channels of signals on this node, and sees to it that all of them are told. */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignalRoom {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Inject private ChannelHub hub;
  @Inject private SignalLog log;
  @Inject private SignalTelling telling;
  @Inject private PeriodicWorks works;

  private PeriodicWork waking;

  @PostConstruct
  void open() {
    hub.register(ChannelKind.SIGNALS, new EventLogSource(log));
    waking =
        works.begin(
            WorkPlan.every(PERIOD, "signal_telling")
                .step("signals that a lost wake-up left", telling::wake));
  }

  @PreDestroy
  void close() {
    waking.close();
  }
}
