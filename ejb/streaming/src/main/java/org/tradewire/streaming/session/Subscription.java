package org.tradewire.streaming.session;

import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.SkippedRange;
import org.tradewire.streaming.message.StreamMessage;

/**
 * One session's place in one channel: holds live messages back until the state before them has been
 * sent, then lets only newer ones through.
 *
 * <p>States: buffering (until the snapshot or replay arrives, and again while a gap is repaired),
 * paging (the client takes a replay, or what waits; what is published meanwhile is read from the
 * log afterwards) and live. Guarded by the session queue's monitor, which is held for the length of
 * an enqueue only.
 */
public final class Subscription {

  private final Outlet outlet;
  private final Repair repair;
  private final Flow flow;
  private final Standing standing;
  private final Object monitor;

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
    standing.holdBack();
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
        if (standing.fallsBehind(message)) {
          giveUpReplay(message);
        }
        return;
      }
      if (standing.holdsBack()) {
        standing.hold(message);
      } else if (!standing.isFollowedBy(message)) {
        standing.holdBack();
        standing.hold(message);
        repair.of(this);
      } else if (standing.isNew(message) || standing.isReplacedBy(message)) {
        paging = outlet.lags(flow, message);
        readAgain |= paging;
        if (!paging) {
          send(message);
        }
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
      if (standing.holdsBack()) {
        readAgain = true;
        return false;
      }
      paging = false;
      readAgain = false;
      standing.holdBack();
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
      boolean reading = standing.holdsBack();
      outlet.isRead(flow);
      flow.unsent().clear();
      paging = false;
      readAgain = false;
      standing.holdBack();
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
      if (standing.overflowed()) {
        standing.holdBack();
        return false;
      }
      for (StreamMessage message : state) {
        if (message.initial() || standing.isNew(message)) {
          send(message);
        }
      }
      List<StreamMessage> held = standing.held();
      for (int i = 0; i < held.size(); i++) {
        StreamMessage message = held.get(i);
        // Without a state there is nothing to wait for: a new epoch begins with its first message.
        boolean begins = state.isEmpty() && standing.isOfLaterEpoch(message);
        if (!standing.isFollowedBy(message) && !begins) {
          standing.holdBack(held.subList(i, held.size()));
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
          !standing.overflowed()
              && !more
              && outlet.hasRoomFor(missed)
              && outlet.hasRoomFor(standing.held());
      if (!ended && !(whole && resumeUncharged(missed))) {
        replay(missed, more);
      }
      return true;
    }
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
    readAgain |= more || standing.overflowed() || !standing.held().isEmpty();
    standing.holdBackNoMore();
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
      endReplay();
    } else {
      outlet.readLater(flow);
    }
  }

  private void endReplay() {
    paging = false;
    promised = false;
    readAgain = false;
    standing.caughtUp();
  }

  /** It would never end: who needs each message has to come again, others go on from here. */
  private void giveUpReplay(StreamMessage live) {
    if (flow.mode() == DeliveryMode.RAW || channel().kind().tellsChanges()) {
      outlet.close(CloseCode.SLOW, "too many messages wait in the log of " + channel());
    } else {
      outlet.isRead(flow);
      flow.unsent().clear();
      endReplay();
      send(live);
    }
  }

  /** Whatever was held back is sent; who asked meanwhile for another read gets it. */
  private void goLive() {
    standing.holdBackNoMore();
    promised = false;
    standing.caughtUp();
    if (readAgain) {
      readAgain = false;
      standing.holdBack();
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
      standing.holdBackNoMore();
      flow.unsent().clear();
      outlet.forget(flow);
    }
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
