package org.tradewire.streaming.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.RelayUnavailableException;

/**
 * Knows whether all nodes that listen to a Redis read joined messages, which those of versions
 * before format 2 of {@link RelayRecord} do not: whoever reads them listens to {@link #SHARD}
 * beside the wake-ups that every node of whatever version listens to, and behind them, and Redis
 * says how many listen to each. A node that hears no wake-ups cannot know. Asked twice a second at
 * most. Thread-safe; waits for Redis.
 */
final class RunReaders {

  /** Nothing is ever published there. */
  static final String SHARD = "tradewire:{relay-format:2}";

  /** How the shards of wake-ups begin; no kind of channel is called so. */
  static final String WAKE_SHARDS = "tradewire:{wake:";

  private static final Logger LOG = System.getLogger(RunReaders.class.getName());
  private static final long KNOWN_FOR_NS = TimeUnit.MILLISECONDS.toNanos(500);

  private final LongSupplier nanoTime;
  private long askedNs;
  private boolean asked;
  private boolean all;

  /**
   * @param nanoTime a monotonic clock in nanoseconds
   */
  RunReaders(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Messages as all who listen can read them: joined ones one by one where somebody does not, as
   * far as was known half a second ago, or Redis does not say.
   *
   * @param shards that this node listens to
   * @throws RelayUnavailableException Redis is not there
   */
  List<StreamMessage> readable(
      List<StreamMessage> messages, RedisLink link, Collection<String> shards)
      throws RelayUnavailableException {
    if (messages.stream().allMatch(each -> each.count() == 1)) {
      return messages;
    }
    List<String> everybody = shards.stream().filter(each -> each.startsWith(WAKE_SHARDS)).toList();
    return areAll(link.commands(), everybody)
        ? messages
        : messages.stream().flatMap(each -> each.each().stream()).toList();
  }

  private synchronized boolean areAll(
      RedisAsyncCommands<String, byte[]> redis, List<String> everybody) {
    long now = nanoTime.getAsLong();
    if (!asked || now - askedNs >= KNOWN_FOR_NS) {
      boolean before = all;
      all = ask(redis, everybody);
      if (!asked || before != all) {
        LOG.log(Level.INFO, "event=relay_runs sent=" + all);
      }
      asked = true;
      askedNs = now;
    }
    return all;
  }

  private static boolean ask(RedisAsyncCommands<String, byte[]> redis, List<String> everybody) {
    List<String> shards = new ArrayList<>(everybody);
    shards.add(SHARD);
    try {
      Map<String, Long> listeners =
          RedisAnswer.of(redis.pubsubShardNumsub(shards.toArray(String[]::new)));
      long readers = listeners.getOrDefault(SHARD, 0L);
      return readers > 0
          && !everybody.isEmpty()
          && everybody.stream().allMatch(each -> listeners.getOrDefault(each, 0L) <= readers);
    } catch (RedisException e) {
      LOG.log(Level.DEBUG, "event=relay_readers_not_known reason=\"{0}\"", e.getMessage());
      return false;
    }
  }
}
