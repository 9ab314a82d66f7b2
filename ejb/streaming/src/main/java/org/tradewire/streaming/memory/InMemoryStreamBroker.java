package org.tradewire.streaming.memory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.DeliveryClass;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.RecentMessages;
import org.tradewire.streaming.relay.StreamBroker;

/** Relay of an installation with one node: always there, delivers on the publisher's thread. */
public final class InMemoryStreamBroker implements StreamBroker {

  private static final int HISTORY_LENGTH = 256;
  private static final long HISTORY_BYTES = 1 << 20;

  /** Of a channel that nobody has listened to for {@link #LISTENED_NS}: nobody will resume it. */
  private static final long UNHEARD_BYTES = 2 << 10;

  private static final long LISTENED_NS = TimeUnit.MINUTES.toNanos(1);
  private static final long IDLE_NS = TimeUnit.HOURS.toNanos(1);
  private static final long SWEEP_NS = TimeUnit.MINUTES.toNanos(1);

  private final Map<String, Published> published = new ConcurrentHashMap<>();
  private final Map<String, Consumer<StreamMessage>> sinks = new ConcurrentHashMap<>();
  private final Map<String, Long> leases = new ConcurrentHashMap<>();
  private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();
  private final Map<String, List<Consumer<byte[]>>> audiences = new ConcurrentHashMap<>();
  private final AtomicLong lastEpoch;
  private final LongSupplier nanoTime;
  private final AtomicLong sweptNs;

  /** What a channel has published. Changed under the map's lock for the channel. */
  private static final class Published {
    private final Deque<StreamMessage> history = new ArrayDeque<>(2);
    private long bytes;
    private Position last = new Position(0, 0);
    private long publishedNs;
    private long heardNs;

    Published(long now) {
      publishedNs = now;
      heardNs = now - LISTENED_NS;
    }

    void keep(StreamMessage message) {
      history.add(message.bare());
      bytes += message.json().length;
    }

    /** Shortens the history; the newest message stays, it is the channel's state. */
    void trim(int maxLength, long maxBytes) {
      while (history.size() > maxLength || (bytes > maxBytes && history.size() > 1)) {
        bytes -= history.remove().json().length;
      }
    }

    /** Its position stays: numbers must not begin again within an epoch. */
    void forget() {
      history.clear();
      bytes = 0;
    }
  }

  /**
   * A relay whose leases are newer than those of every one before.
   *
   * @param epochMillis the time, milliseconds since the Unix epoch
   */
  public InMemoryStreamBroker(long epochMillis) {
    this(epochMillis, System::nanoTime);
  }

  /**
   * @param nanoTime a monotonic clock in nanoseconds
   */
  InMemoryStreamBroker(long epochMillis, LongSupplier nanoTime) {
    this.lastEpoch = new AtomicLong(epochMillis);
    this.nanoTime = nanoTime;
    this.sweptNs = new AtomicLong(nanoTime.getAsLong());
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void publishAll(List<StreamMessage> messages) {
    for (StreamMessage message : messages) {
      inTurn(
          message.channel(),
          channel -> {
            if (channel.last.precedes(message.epoch(), message.seq())) {
              deliver(channel, message);
            }
          });
    }
  }

  @Override
  public long publishNext(StateUpdate update, long epoch) {
    AtomicLong number = new AtomicLong();
    inTurn(
        update.channel(),
        channel -> {
          if (channel.last.epoch() <= epoch) {
            number.set(channel.last.epoch() == epoch ? channel.last.seq() + 1 : 1);
            deliver(channel, update.numbered(epoch, number.get()));
          }
        });
    return number.get();
  }

  /** All is delivered when it returns. */
  @Override
  public Publication sendAllNext(List<StateUpdate> updates, long epoch) {
    boolean all = true;
    for (StateUpdate update : updates) {
      all &= publishNext(update, epoch) != 0;
    }
    boolean published = all;
    return () -> published;
  }

  @Override
  public List<OptionalLong> leaseAll(List<String> keys, Duration length) {
    return keys.stream()
        .map(key -> leases.computeIfAbsent(key, any -> lastEpoch.incrementAndGet()))
        .map(OptionalLong::of)
        .toList();
  }

  @Override
  public void release(String key) {
    leases.remove(key);
  }

  @Override
  public Optional<List<StreamMessage>> since(Channel channel, Position position) {
    return RecentMessages.since(history(channel), position);
  }

  @Override
  public Optional<StreamMessage> newest(Channel channel) {
    List<StreamMessage> history = history(channel);
    return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
  }

  private List<StreamMessage> history(Channel channel) {
    AtomicReference<List<StreamMessage>> history = new AtomicReference<>(List.of());
    published.computeIfPresent(
        channel.name(),
        (name, told) -> {
          history.set(List.copyOf(told.history));
          return told;
        });
    return history.get();
  }

  @Override
  public void open(Channel channel, Consumer<StreamMessage> sink) {
    sinks.put(channel.name(), sink);
  }

  @Override
  public void close(Channel channel) {
    sinks.remove(channel.name());
  }

  @Override
  public void wake(String topic) {
    listeners.getOrDefault(topic, List.of()).forEach(Runnable::run);
  }

  @Override
  public void onWake(String topic, Runnable listener) {
    listeners.computeIfAbsent(topic, any -> new CopyOnWriteArrayList<>()).add(listener);
  }

  @Override
  public boolean broadcast(String topic, byte[] message) {
    audiences.getOrDefault(topic, List.of()).forEach(each -> each.accept(message));
    return true;
  }

  @Override
  public void listen(String topic, Consumer<byte[]> listener) {
    audiences.computeIfAbsent(topic, any -> new CopyOnWriteArrayList<>()).add(listener);
  }

  @Override
  public void stopListening(String topic) {
    audiences.remove(topic);
  }

  @Override
  public void onReconnect(Runnable callback) {
    // Never away, so there is nothing to come back from.
  }

  @Override
  public boolean healthy() {
    return true;
  }

  @Override
  public void close() {
    sinks.clear();
    published.clear();
    listeners.clear();
    audiences.clear();
  }

  /** Two publishers of one channel take turns, so that they deliver in the order of seq. */
  private void inTurn(Channel channel, Consumer<Published> publication) {
    published.compute(
        channel.name(),
        (name, before) -> {
          Published told = before == null ? new Published(nanoTime.getAsLong()) : before;
          publication.accept(told);
          return told;
        });
    sweep();
  }

  /** Forgets, once a minute, the histories of channels that were silent for an hour. */
  private void sweep() {
    long now = nanoTime.getAsLong();
    long last = sweptNs.get();
    if (now - last < SWEEP_NS || !sweptNs.compareAndSet(last, now)) {
      return;
    }
    for (String name : published.keySet()) {
      published.computeIfPresent(
          name,
          (any, told) -> {
            if (now - told.publishedNs > IDLE_NS) {
              told.forget();
            }
            return told;
          });
    }
  }

  private void deliver(Published channel, StreamMessage message) {
    channel.last = new Position(message.epoch(), message.seq());
    channel.publishedNs = nanoTime.getAsLong();
    Consumer<StreamMessage> sink = sinks.get(message.channel().name());
    if (sink != null) {
      channel.heardNs = channel.publishedNs;
    }
    if (message.channel().kind().deliveryClass() == DeliveryClass.STATE) {
      channel.keep(message);
      boolean heard = channel.publishedNs - channel.heardNs < LISTENED_NS;
      channel.trim(
          message.channel().kind().isKeyed() ? 1 : HISTORY_LENGTH,
          heard ? HISTORY_BYTES : UNHEARD_BYTES);
    }
    if (sink != null) {
      sink.accept(message);
    }
  }
}
