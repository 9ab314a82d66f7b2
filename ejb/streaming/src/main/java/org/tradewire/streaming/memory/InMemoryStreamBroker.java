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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.tradewire.streaming.Channel;
import org.tradewire.streaming.DeliveryClass;
import org.tradewire.streaming.Position;
import org.tradewire.streaming.RecentMessages;
import org.tradewire.streaming.StateUpdate;
import org.tradewire.streaming.StreamBroker;
import org.tradewire.streaming.StreamMessage;

/** Relay of an installation with one node: always there, delivers on the publisher's thread. */
public final class InMemoryStreamBroker implements StreamBroker {

  private static final int HISTORY_LENGTH = 256;

  private final Map<String, Published> published = new ConcurrentHashMap<>();
  private final Map<String, Consumer<StreamMessage>> sinks = new ConcurrentHashMap<>();
  private final Map<String, Long> leases = new ConcurrentHashMap<>();
  private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();
  private final AtomicLong lastEpoch;

  /** What a channel has told. Changed under the map's lock for the channel. */
  private static final class Published {
    private final Deque<StreamMessage> history = new ArrayDeque<>();
    private Position last = new Position(0, 0);
  }

  /**
   * A relay whose leases are newer than those of every one before.
   *
   * @param epochMillis the time, milliseconds since the Unix epoch
   */
  public InMemoryStreamBroker(long epochMillis) {
    lastEpoch = new AtomicLong(epochMillis);
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

  @Override
  public boolean publishAllNext(List<StateUpdate> updates, long epoch) {
    boolean all = true;
    for (StateUpdate update : updates) {
      all &= publishNext(update, epoch) != 0;
    }
    return all;
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
  }

  /** Two publishers of one channel take turns, so that they deliver in the order of seq. */
  private void inTurn(Channel channel, Consumer<Published> publication) {
    published.compute(
        channel.name(),
        (name, before) -> {
          Published told = before == null ? new Published() : before;
          publication.accept(told);
          return told;
        });
  }

  private void deliver(Published channel, StreamMessage message) {
    channel.last = new Position(message.epoch(), message.seq());
    if (message.channel().kind().deliveryClass() == DeliveryClass.STATE) {
      channel.history.add(message);
      if (channel.history.size() > HISTORY_LENGTH) {
        channel.history.remove();
      }
    }
    Consumer<StreamMessage> sink = sinks.get(message.channel().name());
    if (sink != null) {
      sink.accept(message);
    }
  }
}
