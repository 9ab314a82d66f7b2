package org.tradewire.streaming.session;

import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.DeliveryClass;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.SkippedRange;
import org.tradewire.streaming.message.StreamMessage;

/**
 * Where one client stands in one channel: the newest message that was queued for it, and what a
 * message is to it by its number. Guarded by the session queue's monitor.
 */
final class Standing {

  private static final long NOTHING_SENT = -1;

  private final boolean state;
  private long epoch;
  private long lastSeq = NOTHING_SENT;

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

  boolean isNew(StreamMessage message) {
    return lastSeq == NOTHING_SENT
        || isOfLaterEpoch(message)
        || (message.epoch() == epoch && message.seq() > lastSeq);
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
