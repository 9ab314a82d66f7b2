package org.tradewire.streaming.hub;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.session.Subscription;

/**
 * Reads logs on for clients that take what they missed, or what found no room with them, page by
 * page. Who waits at the same place shares one read; pages end at round numbers, so that clients
 * come to the same places, and those read last are kept for those who come later. The logs are read
 * {@value #READS_PER_SECOND} times a second at most, however many clients lag: the others wait.
 * Thread-safe; who asks never waits.
 */
final class Replays {

  /** All channels of the node together; each is a query or two. */
  static final int READS_PER_SECOND = 400;

  private static final Logger LOG = System.getLogger(Replays.class.getName());

  /** Each may hold a connection of the database. */
  private static final int AT_ONCE = 2;

  private final ChannelStates states;
  private final Executor executor;
  private final Consumer<Subscription> lose;
  private final Consumer<Subscription> stateOf;
  private final LogPages pages = new LogPages();
  private final ReadPace pace;
  private final Map<LogPages.Place, List<Subscription>> waiting = new ConcurrentHashMap<>();

  /**
   * @param executor runs short tasks that may read a database
   * @param stateOf sends a subscription its channel's state, where the log does not reach so far
   * @param lose ends the session of a subscription that cannot be brought on
   * @param nanoTime a monotonic clock in nanoseconds
   */
  Replays(
      ChannelStates states,
      Executor executor,
      Consumer<Subscription> stateOf,
      Consumer<Subscription> lose,
      LongSupplier nanoTime) {
    this.states = states;
    this.executor = new BoundedExecutor(executor, AT_ONCE);
    this.stateOf = stateOf;
    this.lose = lose;
    this.pace = new ReadPace(READS_PER_SECOND, nanoTime);
  }

  /**
   * Reads on for a subscription, whose messages are held back.
   *
   * @param position where it stands
   */
  void later(Subscription subscription, Position position) {
    LogPages.Place place = new LogPages.Place(subscription.channel(), position);
    boolean[] first = {false};
    waiting.compute(
        place,
        (key, together) -> {
          first[0] = together == null;
          List<Subscription> all = first[0] ? new ArrayList<>() : together;
          all.add(subscription);
          return all;
        });
    if (!first[0]) {
      return; // Whoever reads for the first has not begun.
    }
    try {
      executor.execute(() -> serve(place));
    } catch (RejectedExecutionException e) {
      take(place).forEach(lose);
    }
  }

  private List<Subscription> take(LogPages.Place place) {
    List<Subscription> together = waiting.remove(place);
    return together == null ? List.of() : together;
  }

  private void serve(LogPages.Place place) {
    if (pages.kept(place).isEmpty()) {
      LockSupport.parkNanos(pace.delayNs());
    }
    // From here on who comes has a read of his own: what is stored now this one may not find.
    List<Subscription> together = take(place);
    LogPages.Page page;
    try {
      page = pages.kept(place).or(() -> read(place)).orElse(null);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=replay_failed channel=" + place.channel(), e);
      together.forEach(lose);
      return;
    }
    together.forEach(each -> bringOn(each, page));
  }

  /**
   * One that fails costs the others nothing.
   *
   * @param page null where the log does not reach so far back
   */
  private void bringOn(Subscription subscription, LogPages.Page page) {
    try {
      if (page == null) {
        stateOf.accept(subscription);
      } else {
        subscription.catchUp(page.messages(), page.more());
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=replay_failed channel=" + subscription.channel(), e);
      lose.accept(subscription);
    }
  }

  private Optional<LogPages.Page> read(LogPages.Place place) {
    return states.missed(place.channel(), place.position()).map(read -> pages.cut(place, read));
  }
}
