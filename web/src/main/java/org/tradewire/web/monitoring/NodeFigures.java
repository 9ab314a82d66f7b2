package org.tradewire.web.monitoring;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.streaming.meter.LatencyHistogram;
import org.tradewire.streaming.meter.LatencySnapshot;
import org.tradewire.streaming.meter.MinuteCount;
import org.tradewire.streaming.meter.RecordingMeter;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.heatmap.boundary.HeatmapStatus;
import org.tradewire.trading.instrument.boundary.LivePrices;
import org.tradewire.trading.market.boundary.MarketCatalogue;
import org.tradewire.trading.market.boundary.MarketIngest;
import org.tradewire.trading.monitoring.boundary.Drain;
import org.tradewire.trading.monitoring.boundary.Health;
import org.tradewire.trading.monitoring.entity.HealthStatus;
import org.tradewire.trading.notification.boundary.NotificationStatus;
import org.tradewire.trading.order.boundary.WatchStatus;
import org.tradewire.trading.signal.boundary.SignalStatus;

/**
 * The figures of this node since the application's start, sampled every few seconds. Thread-safe.
 */
@ApplicationScoped
public class NodeFigures {

  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final double MS_PER_SECOND = 1_000;
  private static final int MS_DECIMALS = 3;

  @Inject private StreamStatistics totals;
  @Inject private RecordingMeter meter;
  @Inject private MetricRegistry registry;
  @Inject private MarketCatalogue market;
  @Inject private MarketIngest ingest;
  @Inject private LivePrices prices;
  @Inject private WatchStatus watch;
  @Inject private HeatmapStatus heatmaps;
  @Inject private SignalStatus signals;
  @Inject private NotificationStatus notifications;
  @Inject private Clock clock;
  @Inject private PeriodicWorks works;
  @Inject private Health health;
  @Inject private Drain drain;

  private final MinuteCount minute = new MinuteCount();
  private final LatencyHistogram reconnections = new LatencyHistogram(System::nanoTime);
  private Counter reports;
  private Instant started;
  private PeriodicWork sampling;

  /**
   * Sampling begins with the application, not with the first question; a setting that cannot be
   * fails the start.
   */
  void begin(
      @Observes @Initialized(ApplicationScoped.class) Object application,
      MetricsConfiguration configuration) {
    configuration.open();
    sample();
  }

  @PostConstruct
  void open() {
    started = clock.instant();
    reports =
        registry.counter(
            described("client_reports_total", "Reports of reconnection times by clients."));
    gauge("stream_connections", "Open WebSocket connections.", this::connections);
    gauge("stream_messages_last_minute", "Messages sent within a minute.", this::lastMinute);
    sampling =
        works.begin(WorkPlan.every(PERIOD, "sampling").step("figures of a minute", this::sample));
  }

  @PreDestroy
  void close() {
    sampling.close();
  }

  /** Open WebSocket connections of all endpoints. */
  public long connections() {
    return meter.connections().values().stream().mapToLong(Long::longValue).sum();
  }

  /** How this node serves its clients now. */
  public ServiceFigures service() {
    Instant now = clock.instant();
    LatencySnapshot sends = meter.sends();
    return new ServiceFigures(
        health.readiness().status() == HealthStatus.UP,
        Duration.between(started, now),
        connections(),
        meter.admitted(),
        totals.sent(),
        totals.dropped(),
        meanMs(sends),
        now,
        market.received(),
        liveVenues(market.feeds()));
  }

  private static BigDecimal meanMs(LatencySnapshot latencies) {
    double seconds = latencies.count() == 0 ? 0 : latencies.sumSeconds() / latencies.count();
    return BigDecimal.valueOf(seconds * MS_PER_SECOND).setScale(MS_DECIMALS, RoundingMode.HALF_UP);
  }

  /** A venue has several rings; it is live while all of them are. */
  private static long liveVenues(List<FeedHealth> feeds) {
    return feeds.stream().collect(Collectors.groupingBy(FeedHealth::venue)).values().stream()
        .filter(rings -> rings.stream().allMatch(ring -> ring.state() == FeedHealth.State.LIVE))
        .count();
  }

  /** Messages sent within about the last minute. */
  public long lastMinute() {
    return minute.since(totals.sent());
  }

  /** Takes the reconnection times of one client, in milliseconds. */
  public void reconnected(List<Long> millis) {
    reports.inc();
    millis.forEach(each -> reconnections.record(TimeUnit.MILLISECONDS.toNanos(each)));
  }

  /** The reconnection times that clients reported; what took more than a minute counts as one. */
  public LatencySnapshot reconnections() {
    return reconnections.snapshot();
  }

  /** Everything in Prometheus' text format. */
  public String text() {
    PrometheusText text = new PrometheusText();
    new StreamText(meter, totals).write(text, reconnections());
    MarketText.write(text, market.latencies());
    MarketText.writeReceived(text, market.received());
    MarketText.writeIngested(text, ingest.figures());
    PriceText.write(text, prices.figures());
    OrderText.write(text, watch.figures());
    HeatmapText.write(text, heatmaps.figures(), clock.millis());
    SignalText.write(text, signals.queue(), signals.counts());
    SignalText.write(text, signals.producers());
    SignalText.write(text, signals.ingress());
    NotificationText.write(text, notifications.counts());
    NodeText.write(text, health.readiness(), drain.state());
    WorkText.write(text, works.figures());
    new RegistryText(registry).write(text);
    JvmText.write(text);
    return text.toString();
  }

  private void sample() {
    minute.note(System.nanoTime(), totals.sent());
    meter.read();
    reconnections.read();
  }

  private void gauge(String name, String description, Supplier<Long> value) {
    registry.gauge(described(name, description), value);
  }

  private static Metadata described(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }
}
