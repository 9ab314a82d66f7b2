package org.tradewire.streaming.session;

import java.util.ArrayList;
import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.DeliveryClass;
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
  private static final long NOTHING_SENT = -1;

  private final Channel channel;
  private final Outlet outlet;
  private final Repair repair;
  private final Flow flow;

  /** The session queue's. */
  private final Object monitor;

  private List<StreamMessage> buffer = new ArrayList<>();
  private boolean overflowed;
  private boolean paging;

  /** More may have been published than was read when the replay or repair under way began. */
  private boolean readAgain;

  /** The client was told that it gets whatever it missed, and has not got all of it yet. */
  private boolean promised;

  /** The channel was numbered anew while its state was read: what was read counts no more. */
  private boolean renumbered;

  private boolean ended;
  private long epoch;
  private long lastSeq = NOTHING_SENT;

  /** Asks for the state of a subscription to be read and handed to it again. */
  public interface Repair {
    void of(Subscription subscription);
  }

  /** What takes a subscription's messages. All but {@link #close} is called under its monitor. */
  interface Outlet {

    /** What guards the queue, and the subscription with it. */
    Object monitor();

    /** Takes a message of the channel. */
    void offer(Flow flow, StreamMessage message);

    /** Whether a replay may go on with a message. */
    boolean hasRoomFor(StreamMessage message);

    /** Whether a replay of these messages need not wait. */
    boolean hasRoomFor(List<StreamMessage> messages);

    /** The state is about to be read. */
    void isRead(Flow flow);

    /** More is to be read once the client has taken what waits. */
    void readLater(Flow flow);

    /** Drops what waits; the subscription has ended. */
    void forget(Flow flow);

    /** Ends the session. */
    void close(CloseCode code, String reason);
  }

  Subscription(Outlet outlet, Flow flow, Repair repair) {
    this.channel = flow.channel();
    this.outlet = outlet;
    this.repair = repair;
    this.flow = flow;
    this.monitor = outlet.monitor();
  }

  public Channel channel() {
    return channel;
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
      return lastSeq == NOTHING_SENT ? null : new Position(epoch, lastSeq);
    }
  }

  /** Begins after what the client has seen already. */
  public void seen(Position position) {
    synchronized (monitor) {
      epoch = position.epoch();
      lastSeq = position.seq();
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
        if (isNew(next)) {
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
      flow.skipped(new SkippedRange(epoch, lastSeq + 1, message.seq() - 1));
    } else if (lastSeq != NOTHING_SENT && message.epoch() == epoch && !message.initial()) {
      if (message.firstSeq() > lastSeq + 1) {
        // Lost before it came here, or held back by its owner: the client is told either way.
        flow.skipped(new SkippedRange(epoch, lastSeq + 1, message.firstSeq() - 1));
      } else if (message.firstSeq() <= lastSeq) {
        unseen = message.behind(lastSeq);
      }
    }
    epoch = message.epoch();
    lastSeq = message.seq();
    outlet.offer(flow, unseen);
  }
}
