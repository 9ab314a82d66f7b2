package org.tradewire.trading.relay.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.meter.RecordingMeter;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.redis.RedisStreamBroker;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.session.RequestThreads;
import org.tradewire.streaming.session.SessionWriters;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.relay.control.StreamingConfiguration;

/**
 * Owns the streaming core of this node and hands its parts to whoever injects them: one relay, one
 * hub, one set of writers. They are final classes without a scope of their own, so that no proxy
 * stands on the hot path.
 *
 * <p>The writers' threads start with the first injection of {@link SessionWriters}. At shutdown,
 * after the web tier has taken leave of its clients, no request is carried out any more, the
 * writers stop and then the relay closes.
 */
@ApplicationScoped
public class Streaming {

  private static final System.Logger LOG = System.getLogger(Streaming.class.getName());

  /** Channels whose figures are told apart; the others are counted as one. */
  private static final int METERED_LABELS = 64;

  private static final long NS_PER_SECOND = 1_000_000_000;

  @Resource private ManagedThreadFactory threads;
  @Resource private ManagedExecutorService executor;
  @Inject private StreamingConfiguration configuration;

  @Inject private Clock clock;

  private RecordingMeter meter;
  private StreamStatistics statistics;
  private StreamBroker broker;
  private ChannelHub hub;
  private Leases leases;
  private PeriodicWorks works;
  private SessionWriters writers;
  private RequestThreads requests;

  @PostConstruct
  void open() {
    meter = new RecordingMeter(METERED_LABELS, this::epochNanos, System::nanoTime);
    statistics = new StreamStatistics(meter);
    Optional<String> redis = configuration.redisUri();
    broker =
        redis.isPresent()
            ? new RedisStreamBroker(redis.get())
            : new InMemoryStreamBroker(clock.millis());
    hub = new ChannelHub(broker, executor, statistics);
    requests = new RequestThreads(configuration.requestThreads(), threads);
    leases = new Leases(broker, System::nanoTime);
    works = new PeriodicWorks(threads, System::nanoTime);
    works.begin(
        WorkPlan.every(Leases.RENEWAL, "lease_renewal")
            .atOnce()
            .step("what this node computes for all", this::renewLeases));
    LOG.log(
        System.Logger.Level.INFO,
        "event=relay_opened kind={0} writer-threads={1} request-threads={2}",
        redis.isPresent() ? "redis" : "memory",
        configuration.writerThreads(),
        configuration.requestThreads());
    if (leavesRedisAside()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=redis_left_aside key={0} effect=\"other nodes of this database would miss what this"
              + " one tells, and this one what they tell\"",
          StreamingConfiguration.REDIS_ENABLED);
    }
  }

  /** Whether an address of Redis is set and not used, so that this node has to be the only one. */
  public boolean leavesRedisAside() {
    return configuration.leavesRedisAside();
  }

  /** It throws nothing itself, so that the job would never count as failing. */
  private void renewLeases() throws RelayUnavailableException {
    leases.renew();
    if (leases.relayAway()) {
      throw new RelayUnavailableException("leases are not renewed", null);
    }
  }

  @PreDestroy
  synchronized void close() {
    requests.close();
    if (writers != null) {
      writers.close();
    }
    works.close();
    leases.close();
    broker.close();
  }

  /** The relay between nodes. */
  @Produces
  @Dependent
  StreamBroker broker() {
    return broker;
  }

  /** The rooms of this node. */
  @Produces
  @Dependent
  ChannelHub hub() {
    return hub;
  }

  /** What this node computes for all nodes. */
  @Produces
  @Dependent
  Leases leases() {
    return leases;
  }

  /** What this node does again and again. */
  @Produces
  @Dependent
  PeriodicWorks works() {
    return works;
  }

  /** The counters of this node. */
  @Produces
  @Dependent
  StreamStatistics statistics() {
    return statistics;
  }

  /** What is measured on this node. */
  @Produces
  @Dependent
  RecordingMeter meter() {
    return meter;
  }

  /** The threads that carry out what sessions ask for. */
  @Produces
  @Dependent
  RequestThreads requests() {
    return requests;
  }

  /** The threads that write to sessions; started when first asked for. */
  @Produces
  @Dependent
  synchronized SessionWriters writers() {
    if (writers == null) {
      writers =
          new SessionWriters(
              configuration.writerThreads(), configuration.framesPerSecond(), statistics, threads);
    }
    return writers;
  }

  private long epochNanos() {
    Instant now = clock.instant();
    return now.getEpochSecond() * NS_PER_SECOND + now.getNano();
  }
}
