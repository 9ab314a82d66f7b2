package org.tradewire.streaming.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tradewire.streaming.RelayUnavailableException;

/**
 * The two connections to a Redis, one for commands and one for subscriptions: keeps trying, asks
 * for a sign of life twice a second, and subscribes again to everything when a connection comes
 * back. Thread-safe.
 */
final class RedisLink {

  private static final Logger LOG = System.getLogger(RedisLink.class.getName());
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(2);
  private static final long PROBE_INTERVAL_MS = 500;
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  private final User user;
  private final ClientResources resources;
  private final RedisClient client;
  private final AtomicLong breaks = new AtomicLong();
  private volatile StatefulRedisConnection<String, byte[]> commands;
  private volatile StatefulRedisPubSubConnection<String, byte[]> subscriptions;
  private volatile boolean healthy;
  private volatile boolean closed;

  /** Who uses the link; called on Lettuce's threads. */
  interface User {

    /** The shard channels to be subscribed to. */
    Set<String> shards();

    /** A message of a shard channel. */
    void received(String shard, byte[] message);

    /** The link is there again, and messages may be missing. */
    void connected();
  }

  /**
   * Tries to connect, for at most 4 s, and goes on trying in the background.
   *
   * @param uri {@code redis://[:password@]host:port}; never logged, nor part of an exception
   * @throws IllegalArgumentException the URI is malformed
   */
  RedisLink(String uri, User user) {
    this.user = user;
    RedisURI redis = parse(uri);
    redis.setTimeout(COMMAND_TIMEOUT);
    resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .reconnectDelay(
                Delay.exponential(
                    Duration.ofMillis(50), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS))
            .build();
    client = RedisClient.create(resources, redis);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
            .socketOptions(SocketOptions.builder().connectTimeout(COMMAND_TIMEOUT).build())
            .build());
    client.addListener(new ConnectionWatch());
    probe();
    resources
        .eventExecutorGroup()
        .scheduleWithFixedDelay(
            this::probe, PROBE_INTERVAL_MS, PROBE_INTERVAL_MS, TimeUnit.MILLISECONDS);
  }

  /**
   * Commands to a Redis that answered the last probe. Each ends within 2 s.
   *
   * @throws RelayUnavailableException at once where it did not: a publisher that waits for each
   *     command's time-out would fall ever further behind
   */
  RedisAsyncCommands<String, byte[]> commands() throws RelayUnavailableException {
    StatefulRedisConnection<String, byte[]> connection = commands;
    if (connection == null || !healthy) {
      throw new RelayUnavailableException("Redis is not there", null);
    }
    return connection.async();
  }

  /** Subscribes to one of the user's shards; while Redis is away, that is done when it is back. */
  void subscribe(String shard) {
    StatefulRedisPubSubConnection<String, byte[]> connection = subscriptions;
    if (connection == null || !healthy) {
      return;
    }
    try {
      connection.sync().ssubscribe(shard);
    } catch (RedisException e) {
      // The probe finds the connection broken and subscribes to everything that is open.
      lost(e);
    }
  }

  /** Ends a subscription; nobody waits for the answer. */
  void unsubscribe(String shard) {
    StatefulRedisPubSubConnection<String, byte[]> connection = subscriptions;
    if (connection != null && healthy) {
      connection.async().sunsubscribe(shard);
    }
  }

  boolean healthy() {
    return healthy;
  }

  /** Ends both connections and all threads; does not throw. */
  void close() {
    closed = true;
    healthy = false;
    client.shutdown(Duration.ZERO, COMMAND_TIMEOUT);
    resources.shutdown(0, COMMAND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks both connections for a sign of life; on one of the link's own threads. */
  private void probe() {
    if (closed) {
      return;
    }
    long breaksBefore = breaks.get();
    try {
      connect();
      commands.sync().ping();
      subscriptions.sync().ping();
      if (!healthy) {
        found(breaksBefore);
      }
    } catch (RedisException e) {
      lost(e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "event=relay_probe_failed", e);
    }
  }

  private static RedisURI parse(String uri) {
    try {
      return RedisURI.create(uri);
    } catch (RuntimeException e) {
      // Without the cause, whose message repeats the URI and with it the password.
      throw new IllegalArgumentException(
          "A relay is named as redis://[:password@]host:port[/database].");
    }
  }

  private void connect() {
    if (commands == null) {
      commands = client.connect(CODEC);
    }
    if (subscriptions == null) {
      StatefulRedisPubSubConnection<String, byte[]> connection = client.connectPubSub(CODEC);
      connection.addListener(new Receiver());
      subscriptions = connection;
    }
  }

  private void found(long breaksBefore) {
    user.shards().forEach(subscriptions.sync()::ssubscribe);
    healthy = true;
    if (breaks.get() != breaksBefore) {
      // Broken and healed meanwhile: what was published then is missing, so once more.
      healthy = false;
      return;
    }
    LOG.log(Level.INFO, "event=relay_connected channels=" + user.shards().size());
    // What was opened since the line before the last is subscribed to now.
    user.shards().forEach(subscriptions.async()::ssubscribe);
    user.connected();
  }

  private void lost(RedisException e) {
    if (healthy) {
      LOG.log(Level.WARNING, "event=relay_lost reason=\"" + e.getMessage() + "\"");
    }
    healthy = false;
  }

  /** A connection that breaks and heals between two probes has lost messages all the same. */
  private final class ConnectionWatch extends RedisConnectionStateAdapter {

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
      breaks.incrementAndGet();
      healthy = false;
    }
  }

  private final class Receiver extends RedisPubSubAdapter<String, byte[]> {

    @Override
    public void smessage(String shard, byte[] bytes) {
      user.received(shard, bytes);
    }
  }
}
