package org.tradewire.web.monitoring;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.configuration.entity.WebKeys;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;
import org.tradewire.trading.signal.boundary.SignalSummaries;

/**
 * Publishes this node's own figures on the channel {@code dashboard}, every few seconds while
 * somebody listens. Thread-safe.
 */
@ApplicationScoped
public class Dashboard {

  @Inject private ChannelHub hub;
  @Inject private NodeFigures figures;
  @Inject private SignalSummaries signals;
  @Inject private Clock clock;
  @Inject private Config config;
  @Inject private PeriodicWorks works;

  private DashboardChannel channel;
  private PeriodicWork work;

  /** Begins with the application, not with the first client. */
  void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {}

  @PostConstruct
  void open() {
    channel = new DashboardChannel(clock);
    DashboardChannel numbered = channel;
    NodeFigures node = figures;
    SignalSummaries summaries = signals;
    hub.register(
        ChannelKind.DASHBOARD, any -> List.of(numbered.initial(node.service(), summaries.last())));
    int intervalMs =
        WebKeys.DASHBOARD_INTERVAL_MS.get(new Settings(new StartedConfiguration(config)));
    work =
        works.begin(
            WorkPlan.every(Duration.ofMillis(intervalMs), "dashboard")
                .step("figures of the dashboard", this::publish));
  }

  @PreDestroy
  void close() {
    work.close();
  }

  /** What a client of document 003 is told when it connects; may read a database. */
  public byte[] greeting() {
    return DashboardChannel.greeting(figures.service(), signals.current(), clock.millis());
  }

  private void publish() {
    if (hub.hasSubscribers(Channel.dashboard())) {
      hub.publish(channel.next(figures.service(), signals.current()));
    }
  }
}
