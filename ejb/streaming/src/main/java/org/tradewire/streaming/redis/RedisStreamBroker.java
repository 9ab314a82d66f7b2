package org.tradewire.streaming.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private static final byte[] WAKE_UP = {};

  /**
   * A command's time-out runs from when it is sent: of very many at once the last would run out of
   * time behind the first ones.
   */
  private static final int MOST_UNDER_WAY = 500;

  private final Map<String, Consumer<byte[]>> interests = new ConcurrentHashMap<>();
  private final List<Runnable> reconnectCallbacks = new CopyOnWriteArrayList<>();

  /** Whose leases these are: this broker's and nobody else's. */
  private final String owner = UUID.randomUUID().toString();

  private final RedisLink link;

  /**
   * Tries to connect, for at most 4 s, and goes on trying in the background.
   *
   * @param uri {@code redis://[:password@]host:port}; never logged, nor part of an exception
   * @throws IllegalArgumentException the URI is malformed
   */
  public RedisStreamBroker(String uri) {
    link = new RedisLink(uri, new Rooms());
  }

  @Override
  public void publishAll(List<StreamMessage> messages) throws RelayUnavailableException {
    RedisAsyncCommands<String, byte[]> redis = link.commands();
    List<RedisFuture<?>> sent = new ArrayList<>(messages.size());
    for (StreamMessage message : messages) {
      sent.add(PublishScript.send(redis, shard(message.channel()), message));
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
        PublishScript.sendNext(link.commands(), shard(update.channel()), update, epoch), 0);
  }

  @Override
  public boolean publishAllNext(List<StateUpdate> updates, long epoch)
      throws RelayUnavailableException {
    boolean all = true;
    for (int from = 0; from < updates.size(); from += MOST_UNDER_WAY) {
      int to = Math.min(from + MOST_UNDER_WAY, updates.size());
      all &= publishNext(updates.subList(from, to), epoch, from);
    }
    return all;
  }

  private boolean publishNext(List<StateUpdate> updates, long epoch, int confirmedBefore)
      throws RelayUnavailableException {
    RedisAsyncCommands<String, byte[]> redis = commands(confirmedBefore);
    List<RedisFuture<Long>> sent = new ArrayList<>(updates.size());
    for (StateUpdate update : updates) {
      sent.add(PublishScript.sendNext(redis, shard(update.channel()), update, epoch));
    }
    boolean all = true;
    for (int i = 0; i < sent.size(); i++) {
      all &= answer(sent.get(i), confirmedBefore + i) != 0;
    }
    return all;
  }

  private RedisAsyncCommands<String, byte[]> commands(int confirmedBefore)
      throws RelayUnavailableException {
    try {
      return link.commands();
    } catch (RelayUnavailableException e) {
      throw new RelayUnavailableException(e.getMessage(), e, confirmedBefore);
    }
  }

  @Override
  public List<OptionalLong> leaseAll(List<String> keys, Duration length)
      throws RelayUnavailableException {
    RedisAsyncCommands<String, byte[]> redis = link.commands();
    List<RedisFuture<Long>> sent = new ArrayList<>(keys.size());
    for (String key : keys) {
      sent.add(LeaseScript.take(redis, key, owner, length, 0));
    }
    List<OptionalLong> epochs = new ArrayList<>(keys.size());
    for (RedisFuture<Long> each : sent) {
      epochs.add(epoch(answer(each, 0)));
    }
    return epochs;
  }

  @Override
  public OptionalLong leaseAbove(String key, Duration length, long floor)
      throws RelayUnavailableException {
    return epoch(answer(LeaseScript.take(link.commands(), key, owner, length, floor), 0));
  }

  private static OptionalLong epoch(long answer) {
    return answer == 0 ? OptionalLong.empty() : OptionalLong.of(answer);
  }

  @Override
  public long greatestEpoch(Collection<Channel> channels) throws RelayUnavailableException {
    RedisAsyncCommands<String, byte[]> redis = link.commands();
    List<RedisFuture<byte[]>> asked = new ArrayList<>(channels.size());
    for (Channel channel : channels) {
      asked.add(PublishScript.epoch(redis, shard(channel)));
    }
    long greatest = 0;
    for (RedisFuture<byte[]> each : asked) {
      byte[] epoch = answer(each, 0);
      if (epoch != null) {
        greatest = Math.max(greatest, Long.parseLong(new String(epoch, US_ASCII)));
      }
    }
    return greatest;
  }

  @Override
  public void release(String key) {
    try {
      answer(LeaseScript.release(link.commands(), key, owner), 0);
    } catch (RelayUnavailableException e) {
      LOG.log(Level.DEBUG, () -> "event=lease_not_released key=" + key);
    }
  }

  @Override
  public Optional<List<StreamMessage>> since(Channel channel, Position position) {
    try {
      List<byte[]> records =
          read(link.reads().lrange(PublishScript.history(shard(channel)), 0, -1));
      return RecentMessages.since(
          records.stream().map(record -> RelayRecord.decode(channel, record)).toList(), position);
    } catch (RelayUnavailableException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<StreamMessage> newest(Channel channel) {
    try {
      List<byte[]> records =
          read(link.reads().lrange(PublishScript.history(shard(channel)), -1, -1));
      return records.stream().map(record -> RelayRecord.decode(channel, record)).findFirst();
    } catch (RelayUnavailableException e) {
      return Optional.empty();
    }
  }

  @Override
  public void open(Channel channel, Consumer<StreamMessage> sink) {
    interests.put(shard(channel), record -> sink.accept(RelayRecord.decode(channel, record)));
    link.subscribe(shard(channel));
  }

  @Override
  public void close(Channel channel) {
    // A message that still arrives finds no interest.
    interests.remove(shard(channel));
    link.unsubscribe(shard(channel));
  }

  @Override
  public void wake(String topic) {
    try {
      link.commands().spublish(wakeShard(topic), WAKE_UP);
    } catch (RelayUnavailableException e) {
      LOG.log(Level.DEBUG, () -> "event=wake_up_lost topic=" + topic);
    }
  }

  @Override
  public void onWake(String topic, Runnable listener) {
    interests.merge(
        wakeShard(topic), any -> listener.run(), (first, second) -> first.andThen(second));
    link.subscribe(wakeShard(topic));
  }

  @Override
  public void onReconnect(Runnable callback) {
    reconnectCallbacks.add(callback);
  }

  @Override
  public boolean healthy() {
    return link.healthy();
  }

  @Override
  public void close() {
    link.close();
  }

  private <T> T read(RedisFuture<T> future) throws RelayUnavailableException {
    try {
      return answer(future, 0);
    } catch (RelayUnavailableException e) {
      if (!(e.getCause().getCause() instanceof RedisCommandExecutionException)) {
        link.readFailed(); // Redis did not answer; a refusal would be repeated.
      }
      throw e;
    }
  }

  private static <T> T answer(RedisFuture<T> future, int confirmedBefore)
      throws RelayUnavailableException {
    try {
      return RedisAnswer.of(future);
    } catch (RedisException e) {
      throw new RelayUnavailableException(
          "Redis did not confirm: " + e.getMessage(), e, confirmedBefore);
    }
  }

  private static String shard(Channel channel) {
    return "tradewire:{" + channel.name() + '}';
  }

  /** No kind of channel is called so. */
  private static String wakeShard(String topic) {
    return "tradewire:{wake:" + topic + '}';
  }

  /** Hands messages of open channels on; on Lettuce's threads. */
  private final class Rooms implements RedisLink.User {

    @Override
    public Set<String> shards() {
      return interests.keySet();
    }

    @Override
    public void received(String shard, byte[] message) {
      Consumer<byte[]> interest = interests.get(shard);
      if (interest == null) {
        return;
      }
      try {
        interest.accept(message);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "event=relay_receive_failed shard=" + shard, e);
      }
    }

    @Override
    public void connected() {
      reconnectCallbacks.forEach(Runnable::run);
    }
  }
}
