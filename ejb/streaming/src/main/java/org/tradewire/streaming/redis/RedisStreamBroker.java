package org.tradewire.streaming.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.tradewire.streaming.Channel;
import org.tradewire.streaming.Position;
import org.tradewire.streaming.RecentMessages;
import org.tradewire.streaming.RelayUnavailableException;
import org.tradewire.streaming.StateUpdate;
import org.tradewire.streaming.StreamBroker;
import org.tradewire.streaming.StreamMessage;

/**
 * Relays messages through a standalone Redis 7 with sharded publish/subscribe.
 *
 * <p>One script per publish refuses a number that the channel has seen, appends to the channel's
 * capped history and publishes; its keys and its shard channel share the hash tag {@code
 * {channel}}. Nobody has to be there at start: the broker keeps trying, is unhealthy until it
 * succeeds, and subscribes again to all open channels whenever a connection comes back.
 */
public final class RedisStreamBroker implements StreamBroker {

  private static final Logger LOG = System.getLogger(RedisStreamBroker.class.getName());
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(2);
  private static final long PROBE_INTERVAL_MS = 500;
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  private final ClientResources resources;
  private final RedisClient client;
  private final Map<String, Interest> interests = new ConcurrentHashMap<>();
  private final List<Runnable> reconnectCallbacks = new CopyOnWriteArrayList<>();
  private volatile StatefulRedisConnection<String, byte[]> commands;
  private volatile StatefulRedisPubSubConnection<String, byte[]> subscriptions;
  private final AtomicLong breaks = new AtomicLong();
  private volatile boolean healthy;
  private volatile boolean closed;

  /** Whose leases these are: this broker's and nobody else's. */
  private final String owner = UUID.randomUUID().toString();

  private record Interest(Channel channel, Consumer<StreamMessage> sink) {}

  /**
   * Tries to connect, for at most 4 s, and goes on trying in the background.
   *
   * @param uri {@code redis://[:password@]host:port}; never logged, nor part of an exception
   * @throws IllegalArgumentException the URI is malformed
   */
  public RedisStreamBroker(String uri) {
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

  @Override
  public void publishAll(List<StreamMessage> messages) throws RelayUnavailableException {
    RedisAsyncCommands<String, byte[]> redis = connected();
    List<RedisFuture<?>> sent = new ArrayList<>(messages.size());
    for (StreamMessage message : messages) {
      sent.add(PublishScript.send(redis, shard(message.channel().name()), message));
    }
    int confirmed = 0;
    for (RedisFuture<?> each : sent) {
      answer(each, confirmed);
      confirmed++;
    }
  }

  @Override
  public long publishNext(StateUpdate update, long epoch) throws RelayUnavailableException {
    return answer(
        PublishScript.sendNext(connected(), shard(update.channel().name()), update, epoch), 0);
  }

  @Override
  public OptionalLong lease(String key, Duration length) throws RelayUnavailableException {
    long epoch = answer(LeaseScript.take(connected(), key, owner, length), 0);
    return epoch == 0 ? OptionalLong.empty() : OptionalLong.of(epoch);
  }

  @Override
  public void release(String key) {
    try {
      answer(LeaseScript.release(connected(), key, owner), 0);
    } catch (RelayUnavailableException e) {
      LOG.log(Level.DEBUG, () -> "event=lease_not_released key=" + key);
    }
  }

  @Override
  public Optional<List<StreamMessage>> since(Channel channel, Position position) {
    try {
      List<byte[]> records =
          answer(connected().lrange(PublishScript.history(shard(channel.name())), 0, -1), 0);
      return RecentMessages.since(
          records.stream().map(record -> RelayRecord.decode(channel, record)).toList(), position);
    } catch (RelayUnavailableException e) {
      return Optional.empty();
    }
  }

  private RedisAsyncCommands<String, byte[]> connected() throws RelayUnavailableException {
    StatefulRedisConnection<String, byte[]> connection = commands;
    if (connection == null || !healthy) {
      // At once: a publisher that waits for each command's time-out would fall ever further behind.
      throw new RelayUnavailableException("Redis is not there", null);
    }
    return connection.async();
  }

  /** Waits no longer than the command's time-out, which Lettuce ends it with. */
  private static <T> T answer(RedisFuture<T> future, int confirmedBefore)
      throws RelayUnavailableException {
    try {
      return future.toCompletableFuture().join();
    } catch (CompletionException | CancellationException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new RelayUnavailableException(
          "Redis did not confirm: " + reason.getMessage(), reason, confirmedBefore);
    }
  }

  @Override
  public void open(Channel channel, Consumer<StreamMessage> sink) {
    interests.put(shard(channel.name()), new Interest(channel, sink));
    StatefulRedisPubSubConnection<String, byte[]> connection = subscriptions;
    if (connection == null || !healthy) {
      return;
    }
    try {
      connection.sync().ssubscribe(shard(channel.name()));
    } catch (RedisException e) {
      // The probe finds the connection broken and subscribes to everything that is open.
      lost(e);
    }
  }

  @Override
  public void close(Channel channel) {
    interests.remove(shard(channel.name()));
    StatefulRedisPubSubConnection<String, byte[]> connection = subscriptions;
    if (connection != null && healthy) {
      // Nobody waits for the answer: a message that still arrives finds no interest.
      connection.async().sunsubscribe(shard(channel.name()));
    }
  }

  @Override
  public void onReconnect(Runnable callback) {
    reconnectCallbacks.add(callback);
  }

  @Override
  public boolean healthy() {
    return healthy;
  }

  @Override
  public void close() {
    closed = true;
    healthy = false;
    client.shutdown(Duration.ZERO, COMMAND_TIMEOUT);
    resources.shutdown(0, COMMAND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks both connections for a sign of life; on one of the broker's own threads. */
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
    interests.keySet().forEach(subscriptions.sync()::ssubscribe);
    healthy = true;
    if (breaks.get() != breaksBefore) {
      // Broken and healed meanwhile: what was published then is missing, so once more.
      healthy = false;
      return;
    }
    LOG.log(Level.INFO, "event=relay_connected channels=" + interests.size());
    // An interest that was opened since the line before the last is made known now.
    interests.keySet().forEach(subscriptions.async()::ssubscribe);
    reconnectCallbacks.forEach(Runnable::run);
  }

  private void lost(RedisException e) {
    if (healthy) {
      LOG.log(Level.WARNING, "event=relay_lost reason=\"" + e.getMessage() + "\"");
    }
    healthy = false;
  }

  private static String shard(String channel) {
    return "tradewire:{" + channel + '}';
  }

  /** A connection that breaks and heals between two probes has lost messages all the same. */
  private final class ConnectionWatch extends RedisConnectionStateAdapter {

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
      breaks.incrementAndGet();
      healthy = false;
    }
  }

  /** Hands messages of open channels on; on Lettuce's threads. */
  private final class Receiver extends RedisPubSubAdapter<String, byte[]> {

    @Override
    public void smessage(String shard, byte[] bytes) {
      Interest interest = interests.get(shard);
      if (interest == null) {
        return;
      }
      try {
        interest.sink().accept(RelayRecord.decode(interest.channel(), bytes));
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "event=relay_receive_failed channel=" + interest.channel(), e);
      }
    }
  }
}
