package org.tradewire.streaming.redis;

import io.lettuce.core.RedisCommandTimeoutException;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.PlainChannel;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;

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

  /** Of broadcasts: a Redis that falls behind is not to fill this node's memory. */
  private static final long MAX_BROADCAST_BYTES = 8 << 20;

  private final Map<String, Consumer<byte[]>> interests = new ConcurrentHashMap<>();

  /** Of channels that are listened to, by shard. */
  private final Map<String, ChannelReads> reads = new ConcurrentHashMap<>();

  private final List<Runnable> reconnectCallbacks = new CopyOnWriteArrayList<>();

  /** Whose leases these are: this broker's and nobody else's. */
  private final String owner = UUID.randomUUID().toString();

  /** Of broadcasts that Redis has not taken yet. */
  private final AtomicLong broadcastBytes = new AtomicLong();

  private final RunReaders runReaders = new RunReaders(System::nanoTime);
  private final RedisLink link;
  private final ScriptRunner scripts;

  /**
   * Tries to connect, for at most 4 s, and goes on trying in the background.
   *
   * @param uri {@code redis://[:password@]host:port}; never logged, nor part of an exception
   * @throws IllegalArgumentException the URI is malformed
   */
  public RedisStreamBroker(String uri) {
    link = new RedisLink(uri, new Rooms());
    scripts = new ScriptRunner(link);
  }

  @Override
  public void publishAll(List<StreamMessage> messages) throws RelayUnavailableException {
    List<StreamMessage> records = runReaders.readable(messages, link, interests.keySet());
    scripts
        .send(
            StreamMessage::count,
            records,
            record -> PublishScript.call(shard(record.channel()), record))
        .await();
  }

  @Override
  public long publishNext(StateUpdate update, long epoch) throws RelayUnavailableException {
    List<Object> answer =
        scripts.run(PublishScript.callNext(RedisStreamBroker::shard, List.of(update), epoch));
    return NextNumbers.allPublished(List.of(answer)) ? (Long) answer.get(0) : 0;
  }

  @Override
  public Publication sendAllNext(List<StateUpdate> updates, long epoch) {
    ScriptRunner.Answers<List<Object>> numbers =
        scripts.send(
            List::size,
            PublishScript.together(updates),
            some -> PublishScript.callNext(RedisStreamBroker::shard, some, epoch));
    return () -> NextNumbers.allPublished(numbers.await());
  }

  @Override
  public List<OptionalLong> leaseAll(List<String> keys, Duration length)
      throws RelayUnavailableException {
    return scripts.run(keys, key -> LeaseScript.take(key, owner, length, 0)).stream()
        .map(RedisStreamBroker::epoch)
        .toList();
  }

  @Override
  public OptionalLong leaseAbove(String key, Duration length, long floor)
      throws RelayUnavailableException {
    return epoch(scripts.run(LeaseScript.take(key, owner, length, floor)));
  }

  private static OptionalLong epoch(long answer) {
    return answer == 0 ? OptionalLong.empty() : OptionalLong.of(answer);
  }

  @Override
  public long greatestEpoch(Collection<Channel> channels) throws RelayUnavailableException {
    RedisAsyncCommands<String, byte[]> redis = link.commands();
    List<RedisFuture<byte[]>> asked = new ArrayList<>(channels.size());
    for (Channel channel : channels) {
      asked.add(PublishScript.position(redis, shard(channel)));
    }
    try {
      return asked.stream().mapToLong(PublishScript::greatestEpoch).max().orElse(0);
    } catch (RedisException e) {
      throw ScriptRun.unconfirmed(e, 0);
    }
  }

  @Override
  public void release(String key) {
    try {
      scripts.run(LeaseScript.release(key, owner));
    } catch (RelayUnavailableException e) {
      LOG.log(Level.DEBUG, () -> "event=lease_not_released key=" + key);
    }
  }

  @Override
  public Optional<List<StreamMessage>> since(Channel channel, Position position) {
    return tail(channel, position, channel.kind().isKeyed()).flatMap(tail -> tail.since(position));
  }

  @Override
  public Optional<StreamMessage> newest(Channel channel) {
    return tail(channel, null, true).flatMap(ChannelTail::newest);
  }

  @Override
  public Optional<StreamMessage> state(Channel channel) {
    return tail(channel, null, true).flatMap(ChannelTail::state);
  }

  /**
   * @param known what the asker has seen; null for nothing, where the newest will do
   * @param newest whether the newest message will do, or all that follow what is known are wanted
   */
  private Optional<ChannelTail> tail(Channel channel, Position known, boolean newest) {
    ChannelReads open = reads.get(shard(channel));
    ChannelReads shared = open == null ? reads(channel) : open;
    try {
      return Optional.of(newest ? shared.readNewest(known) : shared.read(known));
    } catch (RelayUnavailableException e) {
      return Optional.empty();
    }
  }

  private ChannelReads reads(Channel channel) {
    return new ChannelReads(
        (newest, behind) ->
            ReadScript.decode(
                channel, scripts.read(ReadScript.call(shard(channel), channel, newest, behind))),
        System::nanoTime);
  }

  @Override
  public void open(Channel channel, Consumer<StreamMessage> sink) {
    ChannelReads shared = reads(channel);
    interests.put(
        shard(channel),
        record -> {
          StreamMessage message = RelayRecord.decode(channel, record);
          shared.relayed(new Position(message.epoch(), message.seq()));
          sink.accept(message);
        });
    link.subscribe(List.of(shard(channel)));
    // From here on: what was relayed before it listened was seen by no read.
    reads.put(shard(channel), shared);
  }

  @Override
  public void close(Channel channel) {
    reads.remove(shard(channel));
    endInterest(shard(channel));
  }

  /** A message that still arrives finds no interest. */
  private void endInterest(String shard) {
    interests.remove(shard);
    link.unsubscribe(shard);
  }

  @Override
  public void wake(String topic) {
    try {
      link.commands().spublish(wakeShard(topic), WAKE_UP);
    } catch (RelayUnavailableException e) {
      LOG.log(Level.DEBUG, () -> "event=wake_up_lost topic=" + topic);
    }
  }

  /** It reads runs of messages once it hears wake-ups: before, it would stand for an older node. */
  @Override
  public void onWake(String topic, Runnable listener) {
    interests.merge(
        wakeShard(topic), any -> listener.run(), (first, second) -> first.andThen(second));
    boolean first = interests.putIfAbsent(RunReaders.SHARD, any -> {}) == null;
    link.subscribe(first ? List.of(wakeShard(topic), RunReaders.SHARD) : List.of(wakeShard(topic)));
  }

  /** On the connection that nobody who publishes waits for. */
  @Override
  public boolean broadcast(String topic, byte[] message) {
    Optional<RedisAsyncCommands<String, byte[]>> redis = link.bulk();
    if (redis.isEmpty() || broadcastBytes.get() > MAX_BROADCAST_BYTES) {
      return false;
    }
    broadcastBytes.addAndGet(message.length);
    try {
      redis
          .get()
          .spublish(broadcastShard(topic), message)
          .whenComplete((heard, failure) -> broadcastEnded(message, failure));
      return true;
    } catch (RedisException e) {
      broadcastBytes.addAndGet(-message.length);
      LOG.log(Level.DEBUG, () -> "event=broadcast_lost topic=" + topic);
      return false;
    }
  }

  /** Nobody waits for it: that the connection is silent would be noticed by nobody else. */
  private void broadcastEnded(byte[] message, Throwable failure) {
    broadcastBytes.addAndGet(-message.length);
    if (failure instanceof RedisCommandTimeoutException) {
      link.broadcastUnanswered();
    }
  }

  @Override
  public void listen(String topic, Consumer<byte[]> listener) {
    interests.merge(broadcastShard(topic), listener, Consumer::andThen);
    link.subscribe(List.of(broadcastShard(topic)));
  }

  @Override
  public void stopListening(String topic) {
    endInterest(broadcastShard(topic));
  }

  @Override
  public PlainChannel hear(String channel, Consumer<byte[]> listener) {
    return link.hear(channel, listener);
  }

  @Override
  public void onReconnect(Runnable callback) {
    reconnectCallbacks.add(callback);
  }

  @Override
  public long breaks() {
    return link.breaks();
  }

  @Override
  public boolean healthy() {
    return link.healthy();
  }

  @Override
  public void close() {
    link.close();
  }

  private static String shard(Channel channel) {
    return "tradewire:{" + channel.name() + '}';
  }

  /** No kind of channel is called so. */
  private static String wakeShard(String topic) {
    return RunReaders.WAKE_SHARDS + topic + '}';
  }

  /** No kind of channel is called so. */
  private static String broadcastShard(String topic) {
    return "tradewire:{broadcast:" + topic + '}';
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
    public List<RedisScript<?>> scripts() {
      return ScriptRun.SCRIPTS;
    }

    @Override
    public void connected() {
      reads.values().forEach(ChannelReads::lost);
      reconnectCallbacks.forEach(Runnable::run);
    }
  }
}
