package org.tradewire.streaming.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tradewire.streaming.relay.PlainChannel;

/**
 * Hears a plain channel on a connection of its own. Anybody may publish there what Redis cuts the
 * connection of a listener for: that costs this channel its messages until it is connected again,
 * and the relay nothing. It waits longer and longer between attempts, 1 s to 60 s, until it has
 * heard for a minute. Nothing here blocks; listeners are called on Lettuce's threads.
 */
final class RedisPlainChannel implements PlainChannel {

  private static final Logger LOG = System.getLogger(RedisPlainChannel.class.getName());
  private static final Duration CONNECTING = RedisAnswer.TIMEOUT;

  /** A message of many megabytes may be on its way before the answer. */
  private static final Duration ANSWERING = Duration.ofSeconds(5);

  private static final Duration ASKING = Duration.ofSeconds(5);

  private final ClientResources resources;
  private final RedisURI redis;
  private final RedisClient client;
  private final String channel;
  private final Consumer<byte[]> listener;
  private final ReconnectDelay delay = new ReconnectDelay(System::nanoTime);

  /** The only one that is listened to; null between connections. */
  private StatefulRedisPubSubConnection<String, byte[]> connection;

  private volatile boolean heard;
  private volatile long losses;
  private boolean complained;
  private boolean closed;

  /**
   * Begins to connect.
   *
   * @param resources not closed by it
   * @param listener must neither block nor throw
   */
  RedisPlainChannel(
      ClientResources resources, RedisURI redis, String channel, Consumer<byte[]> listener) {
    this.resources = resources;
    this.redis = redis;
    this.channel = channel;
    this.listener = listener;
    client = RedisClient.create(resources);
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(false)
            .timeoutOptions(TimeoutOptions.enabled(ANSWERING))
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECTING).build())
            .build());
    client.addListener(new ConnectionWatch());
    connect();
  }

  @Override
  public boolean isHeard() {
    return heard;
  }

  @Override
  public long losses() {
    return losses;
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      heard = false;
      connection = null;
    }
    client.shutdownAsync(0, CONNECTING.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void connect() {
    if (closed) {
      return;
    }
    client
        .connectPubSubAsync(RedisScript.CODEC, redis)
        .whenComplete(
            (made, failure) -> {
              if (failure == null) {
                connected(made);
              } else {
                lost(null, failure);
              }
            });
  }

  private void connected(StatefulRedisPubSubConnection<String, byte[]> made) {
    boolean late;
    synchronized (this) {
      late = closed;
      connection = late ? null : made;
    }
    if (late) {
      made.closeAsync();
      return;
    }
    made.addListener(new Receiver());
    made.async()
        .subscribe(channel)
        .whenComplete(
            (any, failure) -> {
              if (failure == null) {
                begun(made);
              } else {
                lost(made, failure);
              }
            });
    if (!made.isOpen()) {
      lost(made, null);
    }
  }

  private void begun(StatefulRedisPubSubConnection<String, byte[]> one) {
    synchronized (this) {
      if (connection != one) {
        return;
      }
      heard = true;
      complained = false;
      delay.connected();
    }
    LOG.log(Level.INFO, "event=plain_channel_heard channel={0}", channel);
    later(() -> ask(one), ASKING.toMillis());
  }

  /** A connection that is silent looks like a channel on which nobody publishes. */
  private void ask(StatefulRedisPubSubConnection<String, byte[]> one) {
    synchronized (this) {
      if (connection != one) {
        return;
      }
    }
    one.async()
        .ping()
        .whenComplete(
            (pong, failure) -> {
              if (failure == null) {
                later(() -> ask(one), ASKING.toMillis());
              } else {
                lost(one, failure);
              }
            });
  }

  /**
   * Closes a connection and makes another after a while; of one that is not listened to any more
   * nothing.
   *
   * @param one null where it could not be made
   * @param failure null where it is not known
   */
  private void lost(StatefulRedisPubSubConnection<String, byte[]> one, Throwable failure) {
    boolean complains;
    long waitMs;
    synchronized (this) {
      if (closed || connection != one) {
        return;
      }
      connection = null;
      if (heard) {
        heard = false;
        losses++;
      }
      complains = !complained;
      complained = true;
      waitMs = delay.nextMs();
    }
    if (one != null) {
      one.closeAsync();
    }
    LOG.log(
        complains ? Level.WARNING : Level.DEBUG,
        "event=plain_channel_not_heard channel={0} again-in-ms={1} reason=\"{2}\"",
        channel,
        waitMs,
        reason(failure));
    later(this::connect, waitMs);
  }

  private static String reason(Throwable failure) {
    if (failure == null) {
      return "the connection was closed";
    }
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause.getMessage();
  }

  private void later(Runnable step, long waitMs) {
    try {
      resources.eventExecutorGroup().schedule(step, waitMs, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "event=plain_channel_ended channel={0}", channel);
    }
  }

  private final class ConnectionWatch extends RedisConnectionStateAdapter {

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> one) {
      StatefulRedisPubSubConnection<String, byte[]> ours;
      synchronized (RedisPlainChannel.this) {
        ours = connection;
      }
      if (ours != null && ours == one) {
        lost(ours, null);
      }
    }
  }

  private final class Receiver extends RedisPubSubAdapter<String, byte[]> {

    @Override
    public void message(String any, byte[] bytes) {
      try {
        listener.accept(bytes);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "event=plain_channel_receive_failed channel=" + channel, e);
      }
    }
  }
}
