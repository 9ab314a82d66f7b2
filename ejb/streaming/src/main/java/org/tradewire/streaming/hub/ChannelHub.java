package org.tradewire.streaming.hub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.message.MessageRuns;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SubscribeOptions;
import org.tradewire.streaming.session.Subscribed;
import org.tradewire.streaming.session.Subscription;

/**
 * The rooms of one node. Thread-safe.
 *
 * <p>{@link #publish} never blocks: it only enqueues. {@link #subscribe} reads the channel's state
 * on the caller's thread, after the subscriber has begun to hold live messages back, so that the
 * client sees the state and then every later message, without a gap and without a duplicate.
 */
public final class ChannelHub implements SessionQueue.Rooms {

  private static final int MAX_JOINED = 256;

  /** Behind an outage a log is handed on whose messages may have 32 KiB each. */
  private static final int MAX_JOINED_BYTES = 64 << 10;

  private final StreamBroker broker;
  private final ChannelStates states;
  private final Repairs repairs;
  private final StreamStatistics statistics;
  private final Map<String, Room> rooms = new ConcurrentHashMap<>();

  /**
   * @param executor runs short tasks that may read a database, a few at a time
   */
  public ChannelHub(StreamBroker broker, Executor executor, StreamStatistics statistics) {
    this.broker = broker;
    this.states = new ChannelStates(broker);
    this.repairs = new Repairs(states, executor, statistics);
    this.statistics = statistics;
    broker.onReconnect(this::repairRelayed);
  }

  /** Names the one who answers for the state of a kind of channels; replaces an earlier one. */
  public void register(ChannelKind kind, ChannelSource source) {
    states.register(kind, source);
  }

  /** Delivers to this node's subscribers: ring-fed and node-local channels. Never blocks. */
  public void publish(StreamMessage message) {
    Room room = rooms.get(message.channel().name());
    if (room != null) {
      room.publish(message);
    }
  }

  /**
   * Delivers a batch, each channel's messages in the batch's order. Those of a channel that follow
   * each other directly are handed on as one, which costs each subscriber little more than one
   * message does. Never blocks.
   */
  public void publishAll(List<StreamMessage> batch) {
    if (batch.size() == 1) {
      publish(batch.get(0));
      return;
    }
    MessageRuns.of(batch, MAX_JOINED, MAX_JOINED_BYTES).forEach(this::publish);
  }

  /**
   * Subscribes a session and sends it the channel's state. The caller has checked its rights.
   *
   * @throws RuntimeException the channel's source failed; the session is not subscribed then
   */
  public Subscribed subscribe(SessionQueue queue, Channel channel, SubscribeOptions options) {
    Subscription subscription =
        queue.subscription(
            channel,
            options,
            states.isFollowed(channel),
            repairs::later,
            statistics.meter().channel(channel));
    enter(subscription);
    if (!queue.add(subscription)) {
      leave(subscription);
      return new Subscribed(channel, 0, 0, false);
    }
    try {
      return begin(subscription, options);
    } catch (RuntimeException e) {
      unsubscribe(queue, channel);
      throw e;
    }
  }

  private Subscribed begin(Subscription subscription, SubscribeOptions options) {
    Channel channel = subscription.channel();
    Optional<List<StreamMessage>> missed = states.missed(channel, options);
    if (missed.isPresent()) {
      statistics.subscriptionResumed();
      return replay(subscription, options.since(), missed.get(), true);
    }
    Optional<Subscribed> begun = beginAtLogEnd(subscription);
    List<StreamMessage> state = begun.isPresent() ? List.of() : states.state(channel);
    if (begun.isEmpty() && state.isEmpty()) {
      // What stood when the end was asked for may be over: then the channel has no state any more.
      begun = beginAtLogEnd(subscription);
    }
    return begun.orElseGet(() -> begin(subscription, state));
  }

  /** What is stored after the log's end is what the client gets; empty where there is a state. */
  private Optional<Subscribed> beginAtLogEnd(Subscription subscription) {
    Channel channel = subscription.channel();
    return states
        .logEnd(channel)
        .flatMap(
            end ->
                states.missed(channel, end).map(later -> replay(subscription, end, later, false)));
  }

  private Subscribed begin(Subscription subscription, List<StreamMessage> state) {
    StreamMessage last = last(states.send(subscription, state));
    return last == null
        ? new Subscribed(subscription.channel(), 0, 0, false)
        : new Subscribed(subscription.channel(), last.epoch(), last.seq(), false);
  }

  /** Sends what follows a position; the answer names where what was read of it ends. */
  private static Subscribed replay(
      Subscription subscription, Position from, List<StreamMessage> missed, boolean recovered) {
    subscription.seen(from);
    if (!ChannelStates.catchUp(subscription, missed)) {
      return new Subscribed(subscription.channel(), 0, 0, false);
    }
    long end = missed.isEmpty() ? from.seq() : last(missed).seq();
    return new Subscribed(subscription.channel(), from.epoch(), end, recovered);
  }

  /** Ends a session's subscription; unknown ones are ignored. */
  public void unsubscribe(SessionQueue queue, Channel channel) {
    Subscription subscription = queue.remove(channel);
    if (subscription != null) {
      leave(subscription);
    }
  }

  @Override
  public void leave(SessionQueue queue) {
    queue.removeAll().forEach(this::leave);
  }

  @Override
  public void refresh(Subscription subscription) {
    if (!subscription.replayOn() && subscription.suspend()) {
      repairs.readOn(subscription);
    }
  }

  /**
   * The owner of channels that this node gets directly has changed, and with it their epochs, which
   * may be smaller than before: whoever listens gets the state as its source has it now, then what
   * is published after this call. The caller sees to it that nothing of the former owner is
   * published any more. Never blocks.
   */
  public void renumber(Predicate<Channel> channels) {
    for (Room room : rooms.values()) {
      if (channels.test(room.channel())) {
        List<Subscription> begun =
            room.subscriptions().stream().filter(Subscription::renumber).toList();
        if (!begun.isEmpty()) {
          repairs.later(room.channel(), begun);
        }
      }
    }
  }

  /**
   * Whether anybody on this node listens to a channel: nobody need encode for an empty room. Ask
   * after the state has changed: a subscriber enters the room before it reads the state.
   */
  public boolean hasSubscribers(Channel channel) {
    return rooms.containsKey(channel.name());
  }

  /** Channels that have subscribers on this node, with their number. */
  public Map<String, Integer> subscribers() {
    Map<String, Integer> counts = new TreeMap<>();
    rooms.forEach(
        (name, room) -> {
          if (room.size() > 0) {
            counts.put(name, room.size());
          }
        });
    return counts;
  }

  private void receive(StreamMessage message) {
    statistics.messagesRelayed(message.count());
    publish(message);
  }

  /** Returns when the room gets what is published; the relay is asked by who comes first. */
  private void enter(Subscription subscription) {
    enter(subscription.channel(), room -> room.add(subscription), () -> leave(subscription));
  }

  private void enter(Channel channel, Consumer<Room> entry, Runnable exit) {
    Room room = null;
    boolean first = false;
    while (room == null) {
      Room found =
          rooms.computeIfAbsent(channel.name(), name -> new Room(channel, statistics.meter()));
      synchronized (found) {
        if (!found.closed()) {
          first = found.isDeserted();
          entry.accept(found);
          room = found;
        }
      }
      if (room == null) {
        Thread.onSpinWait(); // Who has closed it is about to forget it.
      }
    }
    try {
      if (first) {
        listen(room);
      } else {
        room.awaitListening();
      }
    } catch (RuntimeException | Error e) {
      // Whoever stayed in a room that cannot listen would keep it, and all who come, deaf.
      exit.run();
      throw e;
    }
  }

  /**
   * Hands what is published on a relayed channel to one follower on this node, beside its sessions:
   * for whoever makes a channel of another. Returns when what is published from now on reaches him;
   * may wait for the relay. A channel has one follower at most; a second takes the first one's
   * place.
   *
   * @param follower called on the publisher's thread, after the sessions; must neither block nor
   *     throw
   */
  public void follow(Channel channel, Consumer<StreamMessage> follower) {
    enter(channel, room -> room.follow(follower), () -> unfollow(channel));
  }

  /** Ends {@link #follow}. */
  public void unfollow(Channel channel) {
    Room room = rooms.get(channel.name());
    if (room != null) {
      leave(
          room,
          () -> {
            room.follow(null);
            return true;
          });
    }
  }

  private void listen(Room room) {
    try {
      if (room.channel().kind().relayed()) {
        broker.open(room.channel(), this::receive);
      }
      states.begin(room.channel());
      room.listens();
    } catch (RuntimeException | Error e) {
      room.cannotListen(e);
      throw e;
    }
  }

  private void leave(Subscription subscription) {
    subscription.end();
    Room room = rooms.get(subscription.channel().name());
    if (room != null) {
      leave(room, () -> room.remove(subscription));
    }
  }

  private void leave(Room room, BooleanSupplier exit) {
    boolean deserted;
    synchronized (room) {
      deserted = !room.closed() && exit.getAsBoolean() && room.closeIfDeserted();
    }
    if (deserted) {
      forget(room);
    }
  }

  /** Of a closed room; until it is forgotten nobody can make another one of the channel. */
  private void forget(Room room) {
    try {
      states.end(room.channel());
      if (room.channel().kind().relayed()) {
        broker.close(room.channel());
      }
    } finally {
      rooms.remove(room.channel().name(), room);
    }
  }

  /**
   * After the relay was away anything may have been missed. A log that is followed to its end is
   * published again by whoever follows it; all other channels are read again.
   */
  void repairRelayed() {
    rooms.values().stream()
        .filter(room -> !states.isFollowed(room.channel()))
        .forEach(repairs::later);
  }

  private static StreamMessage last(List<StreamMessage> messages) {
    return messages.isEmpty() ? null : messages.get(messages.size() - 1);
  }
}
