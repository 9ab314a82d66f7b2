package org.tradewire.streaming.session;

import java.util.ArrayList;
import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.SkippedRange;
import org.tradewire.streaming.message.StreamMessage;

/**
 * One session's place in one channel: holds live messages back until the state before them has been
 * sent, then lets only newer ones through.
 *
 * <p>States: buffering (until the snapshot or replay arrives, and again while a gap is repaired),
 * paging (a replay goes out as the client takes it; what is published meanwhile is read from the
 * log afterwards) and live. Guarded by the session queue's monitor, which is held for the length of
 * an enqueue only.
 */
public final class Subscription {

  private static final int MAX_BUFFERED = 4096;

  private final Outlet outlet;
  private final Repair repair;
  private final Flow flow;
  private final Standing standing;

  /** The session queue's. */
  private final Object monitor;

  private List<StreamMessage> buffer = new ArrayList<>();
  private boolean overflowed;
  private boolean paging;

  /** More may have been published than was read when the replay or repair under way began. */
  private boolean readAgain;

  /** The client was promised whatever it missed, and has not got all of it yet. */
  private boolean promised;

  /** The channel was numbered anew while its state was read: what was read counts no more. */
  private boolean renumbered;

  private boolean ended;

  /** Asks for the state of a subscription to be read and handed to it again. */
  public interface Repair {
    void of(Subscription subscription);
  }

  Subscription(Outlet outlet, Flow flow, Repair repair) {
    this.outlet = outlet;
    this.repair = repair;
    this.flow = flow;
    this.standing = new Standing(flow.channel());
    this.monitor = outlet.monitor();
  }

  public Channel channel() {
    return flow.channel();
  }

  /** What waits of it, and how that may be sent. */
  Flow flow() {
    return flow;
  }

  /** Ends the session: this channel's state cannot be had. */
  public void lose(String reason) {
    outlet.close(CloseCode.GAP, reason);
  }

  /** Where the client stands; null while nothing was sent. */
  public Position position() {
    synchronized (monitor) {
      return standing.position();
    }
  }

  /** Begins after what the client has seen already. */
  public void seen(Position position) {
    synchronized (monitor) {
      standing.at(position);
    }
  }

  /** Takes a live message from the room. */
  public void accept(StreamMessage message) {
    synchronized (monitor) {
      if (ended) {
        return;
      }
      if (paging) {
        readAgain = true; // The log holds what is published meanwhile.
        return;
      }
      if (buffer != null) {
        hold(message);
      } else if (!standing.isFollowedBy(message)) {
        beginRepair(message);
      } else if (standing.isNew(message) || standing.isReplacedBy(message)) {
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
  public boolean suspend() {
    synchronized (monitor) {
      if (ended) {
        return false;
      }
      if (paging && (flow.waiting() > 0 || !flow.unsent().isEmpty())) {
        readAgain = true;
        return false;
      }
      outlet.isRead(flow);
      if (buffer != null) {
        readAgain = true;
        return false;
      }
      paging = false;
      readAgain = false;
      holdBack();
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
  public boolean renumber() {
    synchronized (monitor) {
      if (ended) {
        return false;
      }
      boolean reading = buffer != null;
      outlet.isRead(flow);
      flow.unsent().clear();
      paging = false;
      readAgain = false;
      holdBack();
      renumbered = reading;
      begin();
      return !reading;
    }
  }

  /** Nothing was sent that what comes would have to follow. */
  private void begin() {
    standing.begin();
    promised = false;
  }

  /**
   * Sends the state, then what was held back after it.
   *
   * @return false where too much was held back, a gap is left or the channel was numbered anew:
   *     read the state again
   */
  public boolean resume(List<StreamMessage> state) {
    synchronized (monitor) {
      if (ended) {
        return true;
      }
      if (renumbered) {
        renumbered = false;
        begin();
        return false;
      }
      if (overflowed) {
        holdBack();
        return false;
      }
      for (StreamMessage message : state) {
        if (message.initial() || standing.isNew(message)) {
          send(message);
        }
      }
      List<StreamMessage> held = held();
      for (int i = 0; i < held.size(); i++) {
        StreamMessage message = held.get(i);
        // Without a state there is nothing to wait for: a new epoch begins with its first message.
        boolean begins = state.isEmpty() && standing.isOfLaterEpoch(message);
        if (!standing.isFollowedBy(message) && !begins) {
          buffer = new ArrayList<>(held.subList(i, held.size()));
          return false;
        }
        if (standing.isNew(message) || standing.isReplacedBy(message)) {
          send(message);
        }
      }
      goLive();
      return true;
    }
  }

  /**
   * Sends what was missed and what was held back after it, as far as the queue has room; the rest
   * follows as the client takes it.
   *
   * @param missed what follows the client's position, in order; what it has already is left out
   * @param more whether the log holds more than was read
   * @return false where the channel was numbered anew: nothing of it is sent, the state follows
   */
  public boolean catchUp(List<StreamMessage> missed, boolean more) {
    synchronized (monitor) {
      if (renumbered) {
        renumbered = false;
        begin();
        repair.of(this);
        return false;
      }
      boolean whole =
          !overflowed && !more && outlet.hasRoomFor(missed) && outlet.hasRoomFor(held());
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
    flow.replaying(true);
    try {
      return resume(missed);
    } finally {
      flow.replaying(false);
    }
  }

  private void replay(List<StreamMessage> missed, boolean more) {
    readAgain |= more || overflowed || !held().isEmpty();
    buffer = null;
    overflowed = false;
    paging = true;
    promised = true;
    flow.unsent().addAll(missed);
    sendUnsent();
  }

  /**
   * Goes on with a replay.
   *
   * @return whether the next of its messages were at hand; otherwise the log has to be read
   */
  public boolean replayOn() {
    synchronized (monitor) {
      if (ended || !paging || flow.unsent().isEmpty()) {
        return false;
      }
      sendUnsent();
      return true;
    }
  }

  private void sendUnsent() {
    outlet.isRead(flow);
    flow.replaying(true);
    try {
      while (!flow.unsent().isEmpty() && outlet.hasRoomFor(flow.unsent().peek())) {
        StreamMessage next = flow.unsent().poll();
        if (standing.isNew(next)) {
          send(next);
        }
      }
    } finally {
      flow.replaying(false);
    }
    if (flow.unsent().isEmpty() && !readAgain) {
      paging = false;
      promised = false;
    } else {
      outlet.readLater(flow);
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
  public boolean promised() {
    synchronized (monitor) {
      return promised;
    }
  }

  /** Nothing more is sent; what waits is dropped, what is under way goes out. */
  public void end() {
    synchronized (monitor) {
      ended = true;
      buffer = null;
      flow.unsent().clear();
      outlet.forget(flow);
    }
  }

  private void holdBack() {
    buffer = new ArrayList<>();
    overflowed = false;
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

  private void beginRepair(StreamMessage message) {
    holdBack();
    buffer.add(message);
    repair.of(this);
  }

  private void send(StreamMessage message) {
    SkippedRange missing = standing.missingBefore(message, promised);
    if (missing != null) {
      flow.skipped(missing);
    }
    StreamMessage unseen = standing.unseenOf(message);
    standing.sent(message);
    outlet.offer(flow, unseen);
  }
}
