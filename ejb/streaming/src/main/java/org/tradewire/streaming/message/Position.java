package org.tradewire.streaming.message;

/**
 * A place in a channel: what a client has seen.
 *
 * @param epoch grows whenever the channel is numbered anew
 */
public record Position(long epoch, long seq) {

  /** Whether a message at another place is newer than this one. */
  public boolean precedes(long otherEpoch, long otherSeq) {
    return otherEpoch > epoch || (otherEpoch == epoch && otherSeq > seq);
  }
}
