package org.tradewire.streaming.hub;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.channel.DeliveryClass;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.session.Subscription;

/**
 * Makes up for what subscriptions have lost: reads the log or the state again, once for all of a
 * room where that is possible, and ends the sessions for which it is not. Thread-safe; who asks
 * never waits, the reading is done by an executor's threads, a few at a time.
 */
final class Repairs {

  private static final Logger LOG = System.getLogger(Repairs.class.getName());

  /** Each may hold a connection of the database or wait for the relay. */
  private static final int AT_ONCE = 4;

  private final ChannelStates states;
  private final Executor executor;
  private final StreamStatistics statistics;
  private final Replays replays;

  /**
   * @param executor runs short tasks that may read a database
   */
  Repairs(ChannelStates states, Executor executor, StreamStatistics statistics) {
    this.states = states;
    this.executor = new BoundedExecutor(executor, AT_ONCE);
    this.statistics = statistics;
    this.replays = new Replays(states, executor, this::sendOrLose, this::lose, System::nanoTime);
  }

  /**
   * Goes on with a subscription, whose messages are held back, once its client has taken what there
   * was: with its log where it has one and was sent something, otherwise with its state.
   */
  void readOn(Subscription subscription) {
    Position seen = subscription.position();
    if (seen != null && isEvent(subscription.channel())) {
      replays.later(subscription, seen);
    } else {
      later(subscription);
    }
  }

  /** Repairs one subscription, whose messages are held back. */
  void later(Subscription subscription) {
    try {
      executor.execute(() -> repair(subscription));
    } catch (RejectedExecutionException e) {
      // The publisher is not to blame, and its other subscribers wait.
      lose(subscription);
    }
  }

  /** Repairs all who are in a room with one read. */
  void later(Room room) {
    ChannelKind kind = room.channel().kind();
    if (!kind.relayed() && !kind.isDerived()) {
      return;
    }
    try {
      executor.execute(() -> repair(room));
    } catch (RejectedExecutionException e) {
      room.subscriptions().forEach(this::lose);
    }
  }

  /** Repairs all of these, whose messages are held back, with one read. */
  void later(Channel channel, List<Subscription> suspended) {
    try {
      executor.execute(() -> repair(channel, suspended));
    } catch (RejectedExecutionException e) {
      suspended.forEach(this::lose);
    }
  }

  private void repair(Room room) {
    repair(room.channel(), room.subscriptions().stream().filter(Subscription::suspend).toList());
  }

  private void repair(Channel channel, List<Subscription> suspended) {
    boolean event = isEvent(channel);
    Set<Subscription> alone = new LinkedHashSet<>();
    try {
      if (event) {
        replayToAll(channel, suspended, alone);
      } else {
        sendStateToAll(channel, suspended, alone);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=repair_failed channel=" + channel, e);
      suspended.forEach(this::lose);
      return;
    }
    alone.forEach(this::repair);
  }

  /** Reads the log once, from where the last of them stands; who needs more reads for himself. */
  private void replayToAll(Channel channel, List<Subscription> suspended, Set<Subscription> alone) {
    Map<Subscription, Position> positions = new LinkedHashMap<>();
    for (Subscription each : suspended) {
      Position position = each.position();
      if (position == null) {
        alone.add(each);
      } else {
        positions.put(each, position);
      }
    }
    if (positions.isEmpty()) {
      return;
    }
    Position first =
        Collections.min(
            positions.values(),
            Comparator.comparingLong(Position::epoch).thenComparingLong(Position::seq));
    Optional<List<StreamMessage>> missed = states.missed(channel, first);
    positions.forEach(
        (each, position) -> {
          boolean reaches =
              missed.isPresent()
                  && position.epoch() == first.epoch()
                  && (missed.get().size() <= ChannelSource.PAGE
                      || position.seq() < missed.get().get(missed.get().size() - 1).seq());
          if (reaches) {
            ChannelStates.catchUp(each, missed.get());
          } else {
            alone.add(each);
          }
        });
    if (missed.isPresent() && !missed.get().isEmpty()) {
      statistics.channelRepaired();
    }
  }

  private void sendStateToAll(
      Channel channel, List<Subscription> suspended, Set<Subscription> alone) {
    if (suspended.isEmpty()) {
      return;
    }
    statistics.channelRepaired();
    List<StreamMessage> state = states.state(channel);
    for (Subscription each : suspended) {
      if (each.promised() || !each.resume(state)) {
        alone.add(each);
      }
    }
  }

  private void lose(Subscription subscription) {
    subscription.lose("state of " + subscription.channel() + " is lost");
  }

  private void repair(Subscription subscription) {
    try {
      Position seen = subscription.position();
      if (seen != null && (isEvent(subscription.channel()) || subscription.promised())) {
        Optional<List<StreamMessage>> missed = states.missed(subscription.channel(), seen);
        if (missed.isPresent()) {
          ChannelStates.catchUp(subscription, missed.get());
          if (!missed.get().isEmpty()) {
            statistics.channelRepaired();
          }
          return;
        }
      }
      sendState(subscription);
    } catch (RuntimeException e) {
      failed(subscription, e);
    }
  }

  private void sendOrLose(Subscription subscription) {
    try {
      sendState(subscription);
    } catch (RuntimeException e) {
      failed(subscription, e);
    }
  }

  private void failed(Subscription subscription, RuntimeException e) {
    LOG.log(Level.WARNING, "event=repair_failed channel=" + subscription.channel(), e);
    lose(subscription);
  }

  private void sendState(Subscription subscription) {
    statistics.channelRepaired();
    states.send(subscription);
  }

  private static boolean isEvent(Channel channel) {
    return channel.kind().deliveryClass() == DeliveryClass.EVENT;
  }
}
