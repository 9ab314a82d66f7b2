package org.tradewire.streaming.session;

import java.util.ArrayList;
import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.DeliveryClass;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.SkippedRange;
import org.tradewire.streaming.message.StreamMessage;

/**
 * Where one client stands in one channel: the newest message that was queued for it, what a message
 * is to it by its number, and the live messages that wait for what comes before them. Guarded by
 * the session queue's monitor.
 */
final class Standing {

  private static final long NOTHING_SENT = -1;

  /** Messages that a client may fall further behind before it has to come again. */
  static final int MOST_BEHIND = 10_000;

  private static final int MAX_HELD = 4096;

  private final boolean state;
  private long epoch;
  private long lastSeq = NOTHING_SENT;
  private long mayBeBehind = Long.MAX_VALUE;

  /** Live messages that wait for what comes before them; null where none are held back. */
  private List<StreamMessage> held;

  /** Joined ones counted one by one. */
  private int heldCount;

  /** Too many were held back, and are forgotten. */
  private boolean overflowed;

  Standing(Channel channel) {
    this.state = channel.kind().deliveryClass() == DeliveryClass.STATE;
  }

  /** The newest message that was queued; null while there is none. */
  Position position() {
    return lastSeq == NOTHING_SENT ? null : new Position(epoch, lastSeq);
  }

  /** The client has seen everything up to a position. */
  void at(Position position) {
    epoch = position.epoch();
    lastSeq = position.seq();
  }

  /** Nothing was sent that what comes would have to follow. */
  void begin() {
    epoch = 0;
    lastSeq = NOTHING_SENT;
  }

  /** A message is queued for the client. */
  void sent(StreamMessage message) {
    epoch = message.epoch();
    lastSeq = message.seq();
  }

  /** Live messages are held back from now on. */
  void holdBack() {
    holdBack(List.of());
  }

  /** These are held back, and what follows them. */
  void holdBack(List<StreamMessage> first) {
    held = new ArrayList<>(first);
    heldCount = first.stream().mapToInt(StreamMessage::count).sum();
    overflowed = false;
  }

  /** What is held back is sent, or forgotten. */
  void holdBackNoMore() {
    held = null;
    overflowed = false;
  }

  /** Whether live messages are held back. */
  boolean holdsBack() {
    return held != null;
  }

  /** Holds a live message back. */
  void hold(StreamMessage message) {
    heldCount += message.count();
    overflowed |= heldCount > MAX_HELD;
    if (overflowed) {
      held.clear();
    } else {
      held.add(message);
    }
  }

  /** Live messages that are held back, oldest first. */
  List<StreamMessage> held() {
    return held == null ? List.of() : held;
  }

  /** Whether too many live messages were held back, which are forgotten. */
  boolean overflowed() {
    return overflowed;
  }

  boolean isNew(StreamMessage message) {
    return lastSeq == NOTHING_SENT
        || isOfLaterEpoch(message)
        || (message.epoch() == epoch && message.seq() > lastSeq);
  }

  /**
   * Whether the client, which is sent what it missed, falls ever further behind: a message is
   * published, and so many lie before it that were not sent, {@value #MOST_BEHIND} more than when
   * there were fewest.
   */
  boolean fallsBehind(StreamMessage message) {
    long behind = message.epoch() == epoch ? message.seq() - lastSeq : 0;
    mayBeBehind = Math.min(mayBeBehind, behind + MOST_BEHIND);
    return behind > mayBeBehind;
  }

  /** The client has got all that it missed. */
  void caughtUp() {
    mayBeBehind = Long.MAX_VALUE;
  }

  boolean isOfLaterEpoch(StreamMessage message) {
    return message.epoch() > epoch;
  }

  /** A state published to everybody at the position the client has: a fuller view of the same. */
  boolean isReplacedBy(StreamMessage message) {
    return message.initial() && message.epoch() == epoch && message.seq() == lastSeq;
  }

  /**
   * Whether nothing is missing between what was sent and this message. A late one of an earlier
   * epoch is told apart by {@link #isNew}.
   */
  boolean isFollowedBy(StreamMessage message) {
    if (message.initial() || lastSeq == NOTHING_SENT || message.epoch() < epoch) {
      return true;
    }
    if (message.epoch() > epoch) {
      return false;
    }
    return state || message.firstSeq() <= lastSeq + 1;
  }

  /**
   * What lies between what was sent and this message, which is sent next; null where nothing does
   * that have to be announced to the client.
   *
   * @param promised whether the client was promised whatever it missed
   */
  SkippedRange missingBefore(StreamMessage message, boolean promised) {
    if (message.epoch() != epoch) {
      return null;
    }
    if (message.initial()) {
      // A replay whose rest is not held any more ends in the state: what lies between is announced.
      return promised && message.seq() > lastSeq + 1
          ? new SkippedRange(epoch, lastSeq + 1, message.seq() - 1)
          : null;
    }
    // Lost before it came here, or held back by its owner: it is announced to the client either
    // way.
    return lastSeq != NOTHING_SENT && message.firstSeq() > lastSeq + 1
        ? new SkippedRange(epoch, lastSeq + 1, message.firstSeq() - 1)
        : null;
  }

  /** The message without those joined in it that the client has. */
  StreamMessage unseenOf(StreamMessage message) {
    boolean overlaps =
        lastSeq != NOTHING_SENT
            && message.epoch() == epoch
            && !message.initial()
            && message.firstSeq() <= lastSeq;
    return overlaps ? message.behind(lastSeq) : message;
  }
}
