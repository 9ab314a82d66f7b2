package org.tradewire.collector.venue;

/**
 * One exchange protocol: turns the texts received from a venue into calls of a {@link
 * MarketDataListener}. A message that cannot be used is counted and named in the log, and never
 * ends the session. Not thread-safe.
 */
public interface VenueSession {

  /**
   * Takes one received message.
   *
   * @param text the whole message
   * @param receiveTimeNs when it was received, nanoseconds since the Unix epoch
   */
  void onMessage(String text, long receiveTimeNs);

  /**
   * Forgets the venue's own numbering, because what follows is not the continuation of what was (a
   * recording starts over).
   */
  void restart();

  /** Symbols whose books the venue has promised; 0 = unknown. */
  int expectedBooks();

  /** Counts for the health line: {@code key=value} pairs separated by blanks. */
  String health();
}
