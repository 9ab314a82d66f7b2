package org.tradewire.streaming.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The connection for subscriptions, and the shard channels that Redis was asked for on it. The
 * link's probing thread connects and makes up for what is missing; {@link #subscribe} and {@link
 * #unsubscribe} are for any thread.
 */
final class ShardSubscriptions {

  private static final Logger LOG = System.getLogger(ShardSubscriptions.class.getName());

  private final Supplier<Set<String>> open;
  private final BiConsumer<String, byte[]> receiver;
  private volatile StatefulRedisPubSubConnection<String, byte[]> connection;

  /** Shards that Redis was asked for; Lettuce subscribes to them again by itself. */
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  /** Shards that were not confirmed in time on a link that is there. */
  private final Set<String> late = ConcurrentHashMap.newKeySet();

  /**
   * @param open the shards to be subscribed to
   * @param receiver gets their messages, on Lettuce's threads
   */
  ShardSubscriptions(Supplier<Set<String>> open, BiConsumer<String, byte[]> receiver) {
    this.open = open;
    this.receiver = receiver;
  }

  /** Connects where that was not done yet. */
  void connect(RedisClient client) {
    if (connection == null) {
      StatefulRedisPubSubConnection<String, byte[]> made = client.connectPubSub(RedisScript.CODEC);
      made.addListener(new Receiver());
      connection = made;
    }
  }

  /** Waits for a sign of life. */
  void ping() {
    connection.sync().ping();
  }

  /** Whether a connection is the one of the subscriptions. */
  boolean uses(RedisChannelHandler<?, ?> other) {
    return other == connection;
  }

  /** Subscribes to shards; what is not confirmed in time is made up for by the next probe. */
  void subscribe(List<String> shards) {
    if (connection == null) {
      return;
    }
    try {
      subscribeAll(shards);
    } catch (RedisException e) {
      // Whether the connection is broken the probe finds out; it makes up for these too.
      late.addAll(shards);
      LOG.log(Level.DEBUG, () -> "event=relay_subscription_late shards=" + shards);
    }
  }

  /** Ends a subscription; nobody waits for the answer. */
  void unsubscribe(String shard) {
    if (connection != null) {
      asked.remove(shard);
      connection.async().sunsubscribe(shard);
    }
  }

  /**
   * Subscribes to all without waiting for one before the next is asked for, to {@link
   * RunReaders#SHARD} last: who is counted there without the others would hide an older node. An
   * interrupt does not end it.
   *
   * @throws RedisException not all were confirmed in time
   */
  void subscribeAll(Collection<String> shards) {
    List<CompletableFuture<Void>> answers = new ArrayList<>(shards.size());
    List<String> inOrder = new ArrayList<>(shards);
    if (inOrder.remove(RunReaders.SHARD)) {
      inOrder.add(RunReaders.SHARD);
    }
    for (String shard : inOrder) {
      asked.add(shard);
      answers.add(connection.async().ssubscribe(shard).toCompletableFuture());
    }
    RedisAnswer.of(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)));
  }

  /** All are about to be subscribed to again. */
  void forgetLate() {
    late.clear();
  }

  /** Ends what was closed while Redis was away. */
  Set<String> endClosed() {
    Set<String> closedSince = new HashSet<>(asked);
    closedSince.removeAll(open.get());
    closedSince.forEach(this::unsubscribe);
    return closedSince;
  }

  /**
   * Subscribes to what was not confirmed in time.
   *
   * @return whether there was any: what was published to it meanwhile is missing
   */
  boolean makeUp() {
    Set<String> missing = new HashSet<>(late);
    late.removeAll(missing);
    missing.retainAll(open.get());
    if (missing.isEmpty()) {
      return false;
    }
    subscribeAll(missing);
    return true;
  }

  private final class Receiver extends RedisPubSubAdapter<String, byte[]> {

    @Override
    public void smessage(String shard, byte[] bytes) {
      receiver.accept(shard, bytes);
    }
  }
}
