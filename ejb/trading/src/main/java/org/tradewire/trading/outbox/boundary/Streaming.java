package org.tradewire.trading.outbox.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tradewire.streaming.ChannelHub;
import org.tradewire.streaming.SessionWriters;
import org.tradewire.streaming.StreamBroker;
import org.tradewire.streaming.StreamStatistics;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.redis.RedisStreamBroker;
import org.tradewire.trading.outbox.control.StreamingConfiguration;

/**
 * Owns the streaming core of this node and hands its parts to whoever injects them: one relay, one
 * hub, one set of writers. They are final classes without a scope of their own, so that no proxy
 * stands on the hot path.
 *
 * <p>The writers' threads start with the first injection of {@link SessionWriters}. At shutdown,
 * after the web tier has taken leave of its clients, the writers stop and then the relay closes.
 */
@ApplicationScoped
public class Streaming {

  private static final System.Logger LOG = System.getLogger(Streaming.class.getName());

  @Resource private ManagedThreadFactory threads;
  @Resource private ManagedExecutorService executor;
  @Inject private StreamingConfiguration configuration;

  private final StreamStatistics statistics = new StreamStatistics();
  private StreamBroker broker;
  private ChannelHub hub;
  private SessionWriters writers;

  @PostConstruct
  void open() {
    Optional<String> redis = configuration.redisUri();
    broker = redis.isPresent() ? new RedisStreamBroker(redis.get()) : new InMemoryStreamBroker();
    hub = new ChannelHub(broker, executor, statistics);
    LOG.log(
        System.Logger.Level.INFO,
        "event=relay-opened kind={0} writer-threads={1}",
        redis.isPresent() ? "redis" : "memory",
        configuration.writerThreads());
  }

  @PreDestroy
  synchronized void close() {
    if (writers != null) {
      writers.close();
    }
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

  /** The counters of this node. */
  @Produces
  @Dependent
  StreamStatistics statistics() {
    return statistics;
  }

  /** The threads that write to sessions; started when first asked for. */
  @Produces
  @Dependent
  synchronized SessionWriters writers() {
    if (writers == null) {
      writers = new SessionWriters(configuration.writerThreads(), threads);
    }
    return writers;
  }
}
