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
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.tradewire.streaming.relay.PlainChannel;
import org.tradewire.streaming.relay.RelayUnavailableException;

/**
 * The connections to a Redis, one for publishing and leases, one for reading and broadcasts, so
 * that a storm of these delays no publisher, and one for subscriptions: keeps trying, asks the
 * first and the last for a sign of life twice a second, and subscribes again to everything when one
 * of these comes back. The connection for reading is replaced when it does not answer; that makes
 * nothing red. Thread-safe.
 */
final class RedisLink {

  private static final Logger LOG = System.getLogger(RedisLink.class.getName());
  private static final Duration COMMAND_TIMEOUT = RedisAnswer.TIMEOUT;
  private static final long PROBE_INTERVAL_MS = 500;

  private final User user;
  private final RedisURI redis;
  private final ClientResources resources;
  private final RedisClient client;
  private final AtomicLong breaks = new AtomicLong();
  private volatile StatefulRedisConnection<String, byte[]> commands;
  private volatile StatefulRedisConnection<String, byte[]> reads;
  private final ShardSubscriptions subscriptions;

  /** A read got no answer; who asked for it has nothing. */
  private volatile boolean readFailed;

  /** A broadcast got no answer; nobody here has missed anything. */
  private volatile boolean broadcastUnanswered;

  /** What the connection for reading was asked for after a failure; null where nothing failed. */
  private CompletableFuture<String> readsAlive;

  /** Whether it was a read that failed. */
  private boolean readMissed;

  private volatile boolean healthy;
  private volatile boolean closed;

  /** Who uses the link; called on Lettuce's threads. */
  interface User {

    /** The shard channels to be subscribed to. */
    Set<String> shards();

    /** What Redis has to know before anything is published or read. */
    List<RedisScript<?>> scripts();

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
    this.subscriptions = new ShardSubscriptions(user::shards, user::received);
    redis = parse(uri);
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
    return present(commands);
  }

  /**
   * The same for whatever may be large; publishers do not wait behind it.
   *
   * @throws RelayUnavailableException as for {@link #commands}
   */
  RedisAsyncCommands<String, byte[]> reads() throws RelayUnavailableException {
    try {
      return present(reads);
    } catch (RelayUnavailableException e) {
      readFailed();
      throw e;
    }
  }

  /** The connection for reading, for what may get lost; empty while it is not there. */
  Optional<RedisAsyncCommands<String, byte[]>> bulk() {
    StatefulRedisConnection<String, byte[]> connection = reads;
    return connection == null || !healthy ? Optional.empty() : Optional.of(connection.async());
  }

  /** A read was not answered: when reads are again, the user is told that messages are missing. */
  void readFailed() {
    readFailed = true;
  }

  /** A broadcast was not answered: where the connection is silent it is replaced. */
  void broadcastUnanswered() {
    broadcastUnanswered = true;
  }

  private RedisAsyncCommands<String, byte[]> present(
      StatefulRedisConnection<String, byte[]> connection) throws RelayUnavailableException {
    if (connection == null || !healthy) {
      throw new RelayUnavailableException("Redis is not there", null);
    }
    return connection.async();
  }

  /**
   * Subscribes to some of the user's shards, one after the other; while Redis is away, that is done
   * when it is back.
   */
  void subscribe(List<String> shards) {
    if (healthy) {
      subscriptions.subscribe(shards);
    }
  }

  /** Ends a subscription; nobody waits for the answer. While Redis is away, when it is back. */
  void unsubscribe(String shard) {
    if (healthy) {
      subscriptions.unsubscribe(shard);
    }
  }

  /** Hears a plain channel, on a connection of its own, until that is closed. */
  PlainChannel hear(String channel, Consumer<byte[]> listener) {
    return new RedisPlainChannel(resources, redis, channel, listener);
  }

  boolean healthy() {
    return healthy;
  }

  /** How often the connection for publishing or that for subscriptions has broken. */
  long breaks() {
    return breaks.get();
  }

  /** Ends all connections and all threads; does not throw. */
  void close() {
    closed = true;
    healthy = false;
    client.shutdown(Duration.ZERO, COMMAND_TIMEOUT);
    resources.shutdown(0, COMMAND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks for a sign of life; on one of the link's own threads. */
  private void probe() {
    if (closed) {
      return;
    }
    long breaksBefore = breaks.get();
    try {
      connect();
      commands.sync().ping();
      subscriptions.ping();
      if (!healthy) {
        askReads();
        found(breaksBefore);
      } else {
        if (subscriptions.makeUp()) {
          user.connected(); // What was published meanwhile is missing.
        }
        healReads();
      }
    } catch (RedisException e) {
      lost(e);
    } catch (RuntimeException e) {
      if (!closed) {
        LOG.log(Level.ERROR, "event=relay_probe_failed", e);
      }
    }
  }

  /** What is missing is read as soon as the link is there: by then reads must be answered. */
  private void askReads() {
    readFailed = false;
    readsAlive = null;
    if (reads == null) {
      reads = client.connect(RedisScript.CODEC);
    }
    try {
      reads.sync().ping();
    } catch (RedisException e) {
      replaceReads();
      throw e;
    }
  }

  /**
   * Behind a read that failed. It does not wait for the answer: whether Redis is away has to be
   * found out in time.
   */
  private void healReads() {
    if (reads == null && !reconnectReads()) {
      return;
    }
    if (readsAlive == null) {
      if (readFailed || broadcastUnanswered) {
        readMissed = readFailed;
        readFailed = false;
        broadcastUnanswered = false;
        readsAlive = reads.async().ping().toCompletableFuture();
      }
    } else if (readsAlive.isCompletedExceptionally()) {
      readsAlive = null;
      if (readMissed) {
        readFailed = true;
      }
      replaceReads();
    } else if (readsAlive.isDone()) {
      readsAlive = null;
      if (readMissed) {
        user.connected();
      }
    }
  }

  /** Publishing and listening go on without it: a failure makes nothing red. */
  private boolean reconnectReads() {
    try {
      reads = client.connect(RedisScript.CODEC);
      return true;
    } catch (RedisException e) {
      LOG.log(Level.DEBUG, "event=relay_reads_not_connected reason=\"{0}\"", e.getMessage());
      return false;
    }
  }

  private void replaceReads() {
    StatefulRedisConnection<String, byte[]> silent = reads;
    reads = null;
    silent.closeAsync();
    LOG.log(Level.WARNING, "event=relay_reads_reconnected");
  }

  static RedisURI parse(String uri) {
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
      commands = client.connect(RedisScript.CODEC);
    }
    subscriptions.connect(client);
  }

  private void found(long breaksBefore) {
    Set<String> known = new HashSet<>(user.shards());
    subscriptions.forgetLate();
    user.scripts().forEach(script -> RedisAnswer.of(script.load(commands.async())));
    subscriptions.subscribeAll(known);
    healthy = true;
    if (breaks.get() != breaksBefore) {
      // Broken and healed meanwhile: what was published then is missing, so once more.
      healthy = false;
      return;
    }
    LOG.log(Level.INFO, "event=relay_connected channels=" + user.shards().size());
    // Now, since what is opened or closed until it is healthy again waits for it.
    known.removeAll(subscriptions.endClosed());
    Set<String> opened = new HashSet<>(user.shards());
    opened.removeAll(known);
    subscriptions.subscribeAll(opened);
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
      if (connection != commands && !subscriptions.uses(connection)) {
        return; // Reads: no message is missed, and a read that fails is made up for.
      }
      breaks.incrementAndGet();
      healthy = false;
    }
  }
}
