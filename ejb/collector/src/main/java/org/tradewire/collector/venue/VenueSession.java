package org.tradewire.collector.venue;

import org.tradewire.collector.market.HealthReport;

/**
 * One exchange protocol: turns the texts received from a venue into calls of a {@link
 * MarketDataListener}, and asks its {@link VenueRequests} for what it needs. A message that cannot
 * be used is counted and named in the log, and never ends the session. Not thread-safe.
 */
public interface VenueSession {

  /**
   * A new connection is open: every book is void until its next full one, and what is wanted is
   * subscribed to. Trades go on: a hole between the last one and the next is told.
   */
  void onConnect();

  /** What follows is not the continuation of what was: forgets the venue's own numbering. */
  void restart();

  /**
   * Takes one received message.
   *
   * @param text the whole message
   * @param receiveTimeNs when it was received, nanoseconds since the Unix epoch
   */
  void onMessage(String text, long receiveTimeNs);

  /**
   * How many of the messages so far brought something that was subscribed to: a connection that
   * brings nothing of that is of no use, whatever else it says.
   */
  long dataMessages();

  /** Time passes, also where nothing comes. */
  default void onTime(long nowNs) {}

  /**
   * Takes the answer of the venue's REST service.
   *
   * @param address what was asked; at least path and query
   * @param body the whole answer
   */
  void onAnswer(String address, String body, long receiveTimeNs);

  /**
   * The venue's REST service did not answer.
   *
   * @return whether it is to be asked again
   */
  boolean onNoAnswer(String address);

  /** Whether what it asks at an address is a book, which is more urgent than all else. */
  default boolean asksForBook(String address) {
    return false;
  }

  /** Asks for a symbol's whole book again; its book is void until it comes. */
  void resync(String symbol);

  /** Symbols whose books the venue has promised; 0 = unknown. */
  int expectedBooks();

  /** How it fares. */
  HealthReport health();
}
