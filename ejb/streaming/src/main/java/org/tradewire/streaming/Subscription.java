package org.tradewire.streaming;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One session's place in one channel: holds live messages back until the state before them has been
 * sent, then lets only newer ones through.
 *
 * <p>States: buffering (until the snapshot or replay arrives, and again while a gap is repaired),
 * paging (a replay goes out as the client takes it; what is published meanwhile is read from the
 * log afterwards) and live. Guarded by the session queue's monitor, which is held for the length of
 * an enqueue only.
 */
final class Subscription {

  private static final int MAX_BUFFERED = 4096;
  private static final long NOTHING_SENT = -1;

  private final Channel channel;
  private final SessionQueue queue;
  private final DeliveryMode mode;
  private final long minIntervalNs;
  private final Repair repair;
  private final ChannelMeter meter;

  private List<StreamMessage> buffer = new ArrayList<>();
  private boolean overflowed;
  private boolean paging;

  /** Of a replay: read, but not yet offered, because the queue had no room for it. */
  private final Deque<StreamMessage> unsent = new ArrayDeque<>(0);

  /** More may have been published than was read when the replay or repair under way began. */
  private boolean readAgain;

  /** What is offered now belongs to a replay. */
  private boolean replaying;

  /** The client was told that it gets whatever it missed, and has not got all of it yet. */
  private boolean promised;

  /** The channel was numbered anew while its state was read: what was read counts no more. */
  private boolean renumbered;

  private boolean ended;
  private long epoch;
  private long lastSeq = NOTHING_SENT;
  private SkippedRange skipped;
  private int waiting;
  private Waiting newest;
  private long frameNs;
  private long nextFrameNs;

  /** Asks for the state of a subscription to be read and handed to it again. */
  interface Repair {
    void of(Subscription subscription);
  }

  Subscription(
      Channel channel,
      SessionQueue queue,
      SubscribeOptions options,
      Repair repair,
      ChannelMeter meter) {
    this.channel = channel;
    this.queue = queue;
    this.mode = options.mode() == null ? queue.defaultMode(channel.kind()) : options.mode();
    this.minIntervalNs = TimeUnit.MILLISECONDS.toNanos(options.minIntervalMs());
    this.repair = repair;
    this.meter = meter;
  }

  Channel channel() {
    return channel;
  }

  /** Counts what happens to this channel's messages. */
  ChannelMeter meter() {
    return meter;
  }

  SessionQueue queue() {
    return queue;
  }

  DeliveryMode mode() {
    return mode;
  }

  /** At least this long between two frames with messages of the channel; 0 for none. */
  long minIntervalNs() {
    return minIntervalNs;
  }

  /** Where the client stands; null while nothing was sent. */
  Position position() {
    synchronized (queue) {
      return lastSeq == NOTHING_SENT ? null : new Position(epoch, lastSeq);
    }
  }

  /** Begins behind what the client has seen already. */
  void seen(Position position) {
    synchronized (queue) {
      epoch = position.epoch();
      lastSeq = position.seq();
    }
  }

  /** Takes a live message from the room. */
  void accept(StreamMessage message) {
    synchronized (queue) {
      if (ended) {
        return;
      }
      if (paging) {
        readAgain = true; // The log holds what is published meanwhile.
        return;
      }
      if (buffer != null) {
        hold(message);
      } else if (!follows(message)) {
        beginRepair(message);
      } else if (isNew(message) || replacesSameState(message)) {
        send(message);
      }
    }
  }

  /**
   * Holds live messages back again, until {@link #resume}.
   *
   * @return whether the state has to be read; false where a read or a replay is under way, which
   *     then reads once more when it ends
   */
  boolean suspend() {
    synchronized (queue) {
      if (ended) {
        return false;
      }
      if (paging && (waiting > 0 || !unsent.isEmpty())) {
        readAgain = true;
        return false;
      }
      queue.isRead(this);
      if (buffer != null) {
        readAgain = true;
        return false;
      }
      paging = false;
      readAgain = false;
      buffer = new ArrayList<>();
      overflowed = false;
      return true;
    }
  }

  /**
   * Somebody else numbers the channel from now on, under whatever epoch: where the client stands
   * says nothing any more, and what is published from here on is held back until the state is read.
   *
   * @return whether the state has to be read; false where a read is under way, which is then
   *     repeated
   */
  boolean renumber() {
    synchronized (queue) {
      if (ended) {
        return false;
      }
      boolean reading = buffer != null;
      queue.isRead(this);
      unsent.clear();
      paging = false;
      readAgain = false;
      overflowed = false;
      buffer = new ArrayList<>();
      renumbered = reading;
      begin();
      return !reading;
    }
  }

  /** Nothing was sent that what comes would have to follow. */
  private void begin() {
    epoch = 0;
    lastSeq = NOTHING_SENT;
    promised = false;
  }

  /**
   * Sends the state, then what was held back behind it.
   *
   * @return false where too much was held back, a gap is left or the channel was numbered anew:
   *     read the state again
   */
  boolean resume(List<StreamMessage> state) {
    synchronized (queue) {
      if (ended) {
        return true;
      }
      if (renumbered) {
        renumbered = false;
        begin();
        return false;
      }
      if (overflowed) {
        buffer = new ArrayList<>();
        overflowed = false;
        return false;
      }
      for (StreamMessage message : state) {
        if (message.initial() || isNew(message)) {
          send(message);
        }
      }
      List<StreamMessage> held = held();
      for (int i = 0; i < held.size(); i++) {
        StreamMessage message = held.get(i);
        // Without a state there is nothing to wait for: a new epoch begins with its first message.
        boolean begins = state.isEmpty() && message.epoch() > epoch;
        if (!follows(message) && !begins) {
          buffer = new ArrayList<>(held.subList(i, held.size()));
          return false;
        }
        if (isNew(message) || replacesSameState(message)) {
          send(message);
        }
      }
      goLive();
      return true;
    }
  }

  /**
   * Sends what was missed and what was held back behind it, as far as the queue has room; the rest
   * follows as the client takes it.
   *
   * @param missed what follows the client's position, in order; what it has already is left out
   * @param more whether the log holds more than was read
   * @return false where the channel was numbered anew: nothing of it is sent, the state follows
   */
  boolean catchUp(List<StreamMessage> missed, boolean more) {
    synchronized (queue) {
      if (renumbered) {
        renumbered = false;
        begin();
        repair.of(this);
        return false;
      }
      boolean whole = !overflowed && !more && queue.hasRoomFor(missed) && queue.hasRoomFor(held());
      if (!ended && !(whole && resumeUncharged(missed))) {
        replay(missed, more);
      }
      return true;
    }
  }

  private List<StreamMessage> held() {
    return buffer == null ? List.of() : buffer;
  }

  private boolean resumeUncharged(List<StreamMessage> missed) {
    replaying = true;
    try {
      return resume(missed);
    } finally {
      replaying = false;
    }
  }

  private void replay(List<StreamMessage> missed, boolean more) {
    readAgain |= more || overflowed || !held().isEmpty();
    buffer = null;
    overflowed = false;
    paging = true;
    promised = true;
    unsent.addAll(missed);
    sendUnsent();
  }

  /**
   * Goes on with a replay.
   *
   * @return whether the next of its messages were at hand; otherwise the log has to be read
   */
  boolean replayOn() {
    synchronized (queue) {
      if (ended || !paging || unsent.isEmpty()) {
        return false;
      }
      sendUnsent();
      return true;
    }
  }

  /** The next message of a replay that waits for room in the queue; null where none does. */
  StreamMessage nextUnsent() {
    return unsent.peek();
  }

  /** Whether what is offered now belongs to a replay, which no rate is charged for. */
  boolean replaying() {
    return replaying;
  }

  private void sendUnsent() {
    queue.isRead(this);
    replaying = true;
    try {
      while (!unsent.isEmpty() && queue.hasRoomFor(unsent.peek())) {
        StreamMessage next = unsent.poll();
        if (isNew(next)) {
          send(next);
        }
      }
    } finally {
      replaying = false;
    }
    if (unsent.isEmpty() && !readAgain) {
      paging = false;
      promised = false;
    } else {
      queue.readLater(this);
    }
  }

  /** Whatever was held back is sent; who asked meanwhile for another read gets it. */
  private void goLive() {
    buffer = null;
    promised = false;
    if (readAgain) {
      readAgain = false;
      buffer = new ArrayList<>();
      repair.of(this);
    }
  }

  /** Whether a replay that was promised whole is under way. */
  boolean promised() {
    synchronized (queue) {
      return promised;
    }
  }

  /** Nothing more is sent; what waits is dropped, what is under way goes out. */
  void end() {
    synchronized (queue) {
      ended = true;
      buffer = null;
      unsent.clear();
      queue.forget(this);
    }
  }

  /** Messages of this channel were dropped and none waits behind them. */
  void skipped(SkippedRange range) {
    skipped = SkippedRange.join(skipped, range);
  }

  /** What was dropped since this was last asked; null where nothing was. */
  SkippedRange takeSkipped() {
    SkippedRange range = skipped;
    skipped = null;
    return range;
  }

  private void hold(StreamMessage message) {
    if (buffer.size() >= MAX_BUFFERED) {
      buffer.clear();
      overflowed = true;
    }
    if (!overflowed) {
      buffer.add(message);
    }
  }

  private boolean isNew(StreamMessage message) {
    return lastSeq == NOTHING_SENT
        || message.epoch() > epoch
        || (message.epoch() == epoch && message.seq() > lastSeq);
  }

  /** A state published to everybody at the position the client has: a fuller view of the same. */
  private boolean replacesSameState(StreamMessage message) {
    return message.initial() && message.epoch() == epoch && message.seq() == lastSeq;
  }

  /**
   * Whether nothing is missing between what was sent and this message. A late one of an earlier
   * epoch is told apart by {@link #isNew}.
   */
  private boolean follows(StreamMessage message) {
    if (message.initial() || lastSeq == NOTHING_SENT || message.epoch() < epoch) {
      return true;
    }
    if (message.epoch() > epoch) {
      return false;
    }
    return channel.kind().deliveryClass() == DeliveryClass.STATE
        || message.firstSeq() <= lastSeq + 1;
  }

  private void beginRepair(StreamMessage message) {
    buffer = new ArrayList<>();
    overflowed = false;
    buffer.add(message);
    repair.of(this);
  }

  private void send(StreamMessage message) {
    StreamMessage unseen = message;
    if (promised && message.initial() && message.epoch() == epoch && message.seq() > lastSeq + 1) {
      // A replay whose rest is not held any more ends in the state: what lies between is told.
      skipped(new SkippedRange(epoch, lastSeq + 1, message.seq() - 1));
    } else if (lastSeq != NOTHING_SENT && message.epoch() == epoch && !message.initial()) {
      if (message.firstSeq() > lastSeq + 1) {
        // Lost before it came here, or held back by its owner: the client is told either way.
        skipped(new SkippedRange(epoch, lastSeq + 1, message.firstSeq() - 1));
      } else if (message.firstSeq() <= lastSeq) {
        unseen = message.behind(lastSeq);
      }
    }
    epoch = message.epoch();
    lastSeq = message.seq();
    queue.offer(this, unseen);
  }

  /** A message of this channel waits for the client; later ones wait behind it. */
  void waits(Waiting message) {
    waiting += message.count();
    newest = message;
  }

  /** A message of this channel was sent or dropped. */
  void waitsNoMore(Waiting message) {
    waiting -= message.count();
    if (newest == message) {
      newest = null;
    }
  }

  /** Messages of this channel that wait for the client. */
  int waiting() {
    return waiting;
  }

  /** The last of the messages that wait; null where none does. */
  Waiting newestWaiting() {
    return newest;
  }

  /**
   * Whether messages of this channel may go into a frame now: all of them, once enough time has
   * passed since the last frame that had some.
   *
   * @param intervalNs at least this long between two frames
   */
  boolean isDue(long now, long intervalNs) {
    if (intervalNs == 0 || frameNs == now) {
      return true;
    }
    if (now - nextFrameNs < 0) {
      return false;
    }
    boolean continues = now - nextFrameNs < intervalNs;
    frameNs = now;
    nextFrameNs = Pace.next(now, intervalNs, continues);
    return true;
  }

  /** When {@link #isDue} turns true. */
  long nextFrameNs() {
    return nextFrameNs;
  }
}
