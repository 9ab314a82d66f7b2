package org.tradewire.streaming;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One session's place in one channel: holds live messages back until the state before them has been
 * sent, then lets only newer ones through.
 *
 * <p>States: buffering (until the snapshot or replay arrives, and again while a gap is repaired)
 * and live. Guarded by the session queue's monitor, which is held for the length of an enqueue
 * only.
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
      if (ended || paging) {
        return; // While a replay is under way, the log holds what is published meanwhile.
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
   * @return whether the state has to be read; false where that is under way already
   */
  boolean suspend() {
    synchronized (queue) {
      queue.isRead(this);
      if (ended || buffer != null || (paging && waiting > 0)) {
        return false;
      }
      paging = false;
      buffer = new ArrayList<>();
      overflowed = false;
      return true;
    }
  }

  /**
   * Sends the state, then what was held back behind it.
   *
   * @return false where too much was held back or a gap is left: read the state again
   */
  boolean resume(List<StreamMessage> state) {
    synchronized (queue) {
      if (ended) {
        return true;
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
      List<StreamMessage> held = buffer == null ? List.of() : buffer;
      for (int i = 0; i < held.size(); i++) {
        StreamMessage message = held.get(i);
        // Without a state there is nothing to wait for: a new epoch begins with its first message.
        boolean begins = state.isEmpty() && message.epoch() > epoch;
        if (!follows(message) && !begins) {
          buffer = new ArrayList<>(held.subList(i, held.size()));
          return false;
        }
        if (isNew(message)) {
          send(message);
        }
      }
      buffer = null;
      return true;
    }
  }

  /** Sends a part of what was missed; the rest is asked for when the client has taken it. */
  void resumeWithPage(List<StreamMessage> page) {
    synchronized (queue) {
      if (ended) {
        return;
      }
      page.stream().filter(this::isNew).forEach(this::send);
      buffer = null;
      overflowed = false;
      paging = true;
      queue.readLater(this);
    }
  }

  /** Nothing more is sent; what waits is dropped, what is under way goes out. */
  void end() {
    synchronized (queue) {
      ended = true;
      buffer = null;
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
    if (lastSeq != NOTHING_SENT && message.epoch() == epoch && !message.initial()) {
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
