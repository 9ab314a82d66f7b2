package org.tradewire.collector.replay;

/**
 * One line of a recording.
 *
 * @param timeNs when it happened, nanoseconds since the Unix epoch
 * @param direction what happened
 * @param data the raw text; empty for a connect
 */
public record RecordedMessage(long timeNs, Direction direction, String data) {

  /** What a line records. */
  public enum Direction {
    /** A connection was opened. */
    CONNECT,
    /** Sent to the venue. */
    SEND,
    /** Received from the venue over the connection. */
    RECV,
    /** A REST answer, at the place where it was received. */
    HTTP
  }
}
