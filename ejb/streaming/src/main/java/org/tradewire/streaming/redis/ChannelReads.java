package org.tradewire.streaming.redis;

import io.lettuce.core.RedisException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.relay.RelayUnavailableException;

/**
 * Reads the history of one channel that this node listens to, once for all who ask at about the
 * same time. Thread-safe; whoever asks waits for the relay.
 *
 * <p>Who asks has begun to hold back what is relayed from now on. A read that was made before may
 * serve him all the same: where it has seen everything that was relayed until he asked, and no
 * message can have been lost on the way since.
 */
final class ChannelReads {

  /** For how long a read serves those who come after it. */
  static final Duration SHARED = Duration.ofMillis(50);

  private final Reader reader;
  private final Duration shared;
  private final LongSupplier nanoTime;
  private volatile Position relayed;

  /** The last read that was begun; null where it has ended. Guarded by this, as are the others. */
  private Read underWay;

  /** The next one, which may still be joined; null where nobody waits for one. */
  private Read next;

  /** The last one that has ended; what it found is kept by those alone who use it. */
  private Found found = new Found(new WeakReference<>(null), 0, 0);

  private int losses;

  private record Found(WeakReference<ChannelTail> tail, long begunNs, int lossesBefore) {}

  /** Reads from the relay. */
  interface Reader {

    /**
     * @param newest whether the newest message is wanted in any case
     * @param behind what follows each of these is wanted, as far as it is kept; each is judged by
     *     itself, so that one which is too far back takes nothing from the others
     */
    ChannelTail read(boolean newest, Set<Position> behind) throws RelayUnavailableException;
  }

  /** What some who came together want, and what they get. */
  private static final class Read {
    private final CompletableFuture<ChannelTail> answer = new CompletableFuture<>();
    private final Set<Position> behind = new HashSet<>();
    private boolean newest;
    private Position known;
    private long begunNs;
    private int lossesBefore;

    void addNewest() {
      newest = true;
    }

    void addBehind(Position since) {
      behind.add(since);
    }

    void addKnown(Position position) {
      known = later(known, position);
    }

    boolean isServedBy(ChannelTail tail) {
      return tail.reaches(known)
          && (!newest || tail.coversNewest())
          && behind.stream().allMatch(tail::covers);
    }
  }

  ChannelReads(Reader reader, LongSupplier nanoTime) {
    this(reader, SHARED, nanoTime);
  }

  /**
   * @param shared for how long a read serves those who come after it
   * @param nanoTime a monotonic clock in nanoseconds
   */
  ChannelReads(Reader reader, Duration shared, LongSupplier nanoTime) {
    this.reader = reader;
    this.shared = shared;
    this.nanoTime = nanoTime;
  }

  /** A message is about to be handed to those who listen; on one relay thread at a time. */
  void relayed(Position position) {
    relayed = later(relayed, position);
  }

  /** Messages may have been lost: what was read before serves nobody who asks from now on. */
  synchronized void lost() {
    losses++;
  }

  /**
   * The newest message, as it is now or was at most {@link #SHARED} ago.
   *
   * @param known what the asker has seen: nothing older will do; null for nothing
   * @throws RelayUnavailableException the relay did not answer
   */
  ChannelTail readNewest(Position known) throws RelayUnavailableException {
    return read(known, Read::addNewest);
  }

  /**
   * The end of the history, as it is now or was at most {@link #SHARED} ago.
   *
   * @param since all that follows is wanted
   * @throws RelayUnavailableException the relay did not answer
   */
  ChannelTail read(Position since) throws RelayUnavailableException {
    return read(since, read -> read.addBehind(since));
  }

  private ChannelTail read(Position known, Consumer<Read> wanted) throws RelayUnavailableException {
    Read mine;
    Read before;
    boolean first;
    synchronized (this) {
      first = next == null;
      if (first) {
        next = new Read();
      }
      mine = next;
      wanted.accept(mine);
      mine.addKnown(known);
      mine.addKnown(relayed);
      before = underWay;
    }
    if (first) {
      awaitEnd(before);
      fulfil(mine);
    }
    try {
      return RedisAnswer.of(mine.answer);
    } catch (RedisException e) {
      throw new RelayUnavailableException("the history was not read", e);
    }
  }

  /** Others join meanwhile; for no longer than a read is shared. */
  private void awaitEnd(Read before) {
    if (before == null) {
      return;
    }
    long restNs = before.begunNs + shared.toNanos() - nanoTime.getAsLong();
    RedisAnswer.ends(before.answer, Duration.ofNanos(Math.max(restNs, 0)));
  }

  private void fulfil(Read mine) {
    ChannelTail served;
    synchronized (this) {
      next = null;
      mine.begunNs = nanoTime.getAsLong();
      mine.lossesBefore = losses;
      served = recentFor(mine);
      if (served == null) {
        underWay = mine;
      }
    }
    if (served != null) {
      mine.answer.complete(served);
      return;
    }
    try {
      ChannelTail tail = reader.read(mine.newest, mine.behind);
      ended(mine, tail);
      mine.answer.complete(tail);
    } catch (RelayUnavailableException | RuntimeException e) {
      ended(mine, null);
      mine.answer.completeExceptionally(e);
    }
  }

  /** What was found shortly before; null where it does not do. */
  private ChannelTail recentFor(Read mine) {
    ChannelTail tail = found.tail.get();
    boolean serves =
        tail != null
            && found.lossesBefore == losses
            && mine.begunNs - found.begunNs < shared.toNanos()
            && mine.isServedBy(tail);
    return serves ? tail : null;
  }

  private synchronized void ended(Read read, ChannelTail tail) {
    if (underWay == read) {
      underWay = null;
      found = new Found(new WeakReference<>(tail), read.begunNs, read.lossesBefore);
    }
  }

  private static Position later(Position one, Position other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.precedes(other.epoch(), other.seq()) ? other : one;
  }
}
