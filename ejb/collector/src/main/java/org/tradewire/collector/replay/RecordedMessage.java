package org.tradewire.collector.replay;

import org.tradewire.collector.venue.VenueSession;

/**
 * One line of a recording.
 *
 * @param line its number, 1-based
 * @param connection which of several it went over; empty where the line names none
 * @param timeNs when it happened, nanoseconds since the Unix epoch
 * @param direction what happened
 * @param url the address connected to or asked; empty where the line has none
 * @param data the raw text; empty for a connect
 */
public record RecordedMessage(
    long line, String connection, long timeNs, Direction direction, String url, String data) {

  /** Gives to a session what it would have received. */
  void to(VenueSession session, long receiveTimeNs) {
    switch (direction) {
      case CONNECT -> session.onConnect();
      case RECV -> session.onMessage(data, receiveTimeNs);
      case HTTP -> session.onAnswer(url, data, receiveTimeNs);
      case SEND -> {}
    }
  }

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
