package org.tradewire.trading.outbox.boundary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tradewire.streaming.message.StreamMessage;

/**
 * Publishes on this node what is stored, from where it had last received everything: a node may
 * have been cut off from the relay, and from the database, for long. One thread at a time.
 *
 * @param <T> how far it has followed
 */
public final class LogFollower<T> {

  /**
   * The relay is noticed to be away after 5 s at most, and what was sent meanwhile may be lost; the
   * rest is for the clocks of the nodes, whose times the stored messages carry.
   */
  static final Duration UNNOTICED = Duration.ofSeconds(30);

  private final Function<Instant, T> begin;
  private final Function<T, List<StreamMessage>> next;
  private final Consumer<List<StreamMessage>> publish;
  private final Clock clock;
  private Instant complete;
  private T tail;

  /**
   * Begins complete.
   *
   * @param begin where to follow from, at least as far back as an instant
   * @param next what comes next, which moves it on; nothing where there is no more
   * @param publish to this node's subscribers, which drop by number what they have
   */
  public LogFollower(
      Function<Instant, T> begin,
      Function<T, List<StreamMessage>> next,
      Consumer<List<StreamMessage>> publish,
      Clock clock) {
    this.begin = begin;
    this.next = next;
    this.publish = publish;
    this.clock = clock;
    complete = clock.instant();
  }

  /** The relay brings this node everything. */
  void isComplete() {
    tail = null;
    complete = clock.instant();
  }

  /**
   * Publishes what is stored.
   *
   * @throws RuntimeException it could not be read; the next call begins anew from where this node
   *     had received everything
   */
  void follow() {
    Instant before = clock.instant();
    T from = tail == null ? begin.apply(complete.minus(UNNOTICED)) : tail;
    tail = null; // What a look that fails has taken may not have been published.
    for (List<StreamMessage> read = next.apply(from); !read.isEmpty(); read = next.apply(from)) {
      publish.accept(read);
    }
    tail = from;
    complete = before;
  }
}
