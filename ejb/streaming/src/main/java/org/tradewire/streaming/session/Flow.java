package org.tradewire.streaming.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.ChangeFolding;
import org.tradewire.streaming.message.Part;
import org.tradewire.streaming.message.SignalFilter;
import org.tradewire.streaming.message.SkippedRange;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.ChannelMeter;

/**
 * One subscription's messages on their way to the client: how they may be sent, what of a replay
 * has not been queued yet, how many wait, and what was dropped of them. Guarded by the session
 * queue's monitor.
 */
final class Flow {

  /** Frames of clients that want the same short interval are sent at the same instants. */
  private static final long ALIGNED_UP_TO_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Channel channel;
  private final DeliveryMode mode;
  private final long minIntervalNs;
  private final SignalFilter filter;
  private final ChannelMeter meter;

  /** Of a replay: read, but not yet offered, because the queue had no room for it. */
  private final Deque<StreamMessage> unsent = new ArrayDeque<>(0);

  /** What is offered now belongs to a replay. */
  private boolean replaying;

  /** A live message found no room, and what was read instead has not caught up yet. */
  private boolean lagging;

  /** A log keeps all of it: what finds no room can be read later. */
  private boolean logged;

  private SkippedRange skipped;
  private int waiting;
  private Waiting newest;
  private long frameNs;
  private long nextFrameNs;

  /**
   * @param minIntervalNs at least this long between two frames with messages of the channel; 0 for
   *     none
   * @param filter which messages the client wants
   */
  Flow(
      Channel channel,
      DeliveryMode mode,
      long minIntervalNs,
      SignalFilter filter,
      ChannelMeter meter) {
    this.channel = channel;
    this.mode = mode;
    this.minIntervalNs = minIntervalNs;
    this.filter = filter;
    this.meter = meter;
  }

  Channel channel() {
    return channel;
  }

  DeliveryMode mode() {
    return mode;
  }

  /** At least this long between two frames with messages of the channel; 0 for none. */
  long minIntervalNs() {
    return minIntervalNs;
  }

  /** Which messages the client wants. */
  SignalFilter filter() {
    return filter;
  }

  /** Counts what happens to this channel's messages. */
  ChannelMeter meter() {
    return meter;
  }

  /** Messages of a replay that wait for room in the queue, oldest first. */
  Deque<StreamMessage> unsent() {
    return unsent;
  }

  /** Whether what is offered now belongs to a replay. */
  boolean replaying() {
    return replaying;
  }

  /** What is offered from now on belongs to a replay, or does no more. */
  void replaying(boolean replay) {
    replaying = replay;
  }

  /** What is read from now on is read because live messages found no room, or is no more. */
  void lagging(boolean behind) {
    lagging = behind;
  }

  /** No rate is charged for a replay that was asked for: for what came live it is, however late. */
  private boolean isFree() {
    return replaying && !lagging;
  }

  /** A log keeps every message of the channel. */
  void logged(boolean kept) {
    logged = kept;
  }

  /** Whether a message that finds no room is to be read later, since the client wants each. */
  boolean canLag() {
    return logged && mode == DeliveryMode.RAW;
  }

  /** Messages of this channel were dropped or left out, and none waits after them. */
  void skipped(SkippedRange range) {
    skipped = SkippedRange.join(skipped, range);
  }

  /** How many numbers were left out behind the last of the messages that wait. */
  long skippedCount() {
    return skipped == null ? 0 : skipped.size();
  }

  /** What was dropped since this was last asked; null where nothing was. */
  SkippedRange takeSkipped() {
    SkippedRange range = skipped;
    skipped = null;
    return range;
  }

  /** A message of this channel waits for the client; later ones wait after it. */
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
    nextFrameNs = next(now, intervalNs, continues);
    return true;
  }

  /** When {@link #isDue} turns true. */
  long nextFrameNs() {
    return nextFrameNs;
  }

  /** The end of an interval that begins now, on a common grid where it is short. */
  private static long next(long now, long intervalNs, boolean continues) {
    if (intervalNs > ALIGNED_UP_TO_NS) {
      return now + intervalNs;
    }
    long tick = now - Math.floorMod(now, intervalNs);
    return continues ? tick + intervalNs : tick + 2 * intervalNs;
  }

  /**
   * A message that waits for one client, or the changes merged into one, and what was dropped of
   * its channel directly before it. Guarded by the session queue's monitor.
   */
  static final class Waiting {

    final Flow flow;

    /** Where changes are merged, the oldest of them. */
    final StreamMessage message;

    /** The session's rate of messages is not charged for it. */
    private final boolean free;

    private StreamMessage newest;
    private ChangeFolding.Folded<StreamMessage> folded;

    /**
     * What has to be announced to the client before the message; null where nothing was dropped.
     */
    private SkippedRange skipped;

    Waiting(Flow flow, StreamMessage message) {
      this.flow = flow;
      this.message = message;
      this.newest = message;
      this.free = flow.isFree();
      this.skipped = flow.takeSkipped();
    }

    SkippedRange skipped() {
      return skipped;
    }

    /** Bytes of the message, or about those of the merged change. */
    int size() {
      return folded == null ? message.json().length : folded.estimatedBytes();
    }

    int count() {
      return message.count();
    }

    /** Messages that count against the session's rate. */
    int charged() {
      return free ? 0 : count();
    }

    /** Whether it may not be left out, since others build on it. */
    boolean isChange() {
      return message.channel().kind().tellsChanges();
    }

    /** Whether a change can be merged into this one. */
    boolean takes(StreamMessage change) {
      return message.folding() != null
          && change.folding() != null
          && change.epoch() == message.epoch();
    }

    /**
     * Merges the next change into this one; the numbers that the client will not see are announced.
     */
    void fold(StreamMessage change) {
      SkippedRange merged = SkippedRange.join(SkippedRange.of(newest), flow.takeSkipped());
      skipped = SkippedRange.join(skipped, merged);
      if (folded == null) {
        folded = message.folding().begin(message);
      }
      folded.add(change);
      newest = change;
    }

    /** This message and what was dropped before it. */
    SkippedRange droppedRange() {
      return SkippedRange.join(skipped, SkippedRange.of(newest));
    }

    /** What stood before this message was dropped. */
    void follows(SkippedRange dropped) {
      skipped = SkippedRange.join(dropped, skipped);
    }

    /** What is sent; merged changes are encoded when that is asked for their bytes. */
    Part part() {
      return folded == null ? message : new FoldedPart(folded, message.hasBinary());
    }

    /** Encodes merged changes after they have been taken off the backlog. For one thread. */
    private static final class FoldedPart implements Part {

      private final ChangeFolding.Folded<StreamMessage> folded;
      private final boolean hasBinary;
      private StreamMessage merged;

      FoldedPart(ChangeFolding.Folded<StreamMessage> folded, boolean hasBinary) {
        this.folded = folded;
        this.hasBinary = hasBinary;
      }

      @Override
      public boolean hasBinary() {
        return hasBinary;
      }

      @Override
      public byte[] json() {
        return message().json();
      }

      @Override
      public int count() {
        return 1;
      }

      @Override
      public byte[] binary() {
        return message().binary();
      }

      @Override
      public long sourceTimeNs() {
        return message().sourceTimeNs();
      }

      private StreamMessage message() {
        if (merged == null) {
          merged = folded.toMessage();
        }
        return merged;
      }
    }
  }
}
