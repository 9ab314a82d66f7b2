package org.tradewire.feed.api;

/**
 * Steers the collector of one venue. Calls go to another process and block for at most 2 s, so that
 * they never come from a feed's or a session's thread. Thread-safe.
 */
public interface FeedControl {

  /** What can be asked for. */
  enum Action {
    /** Goes on collecting. */
    ENABLE,
    /** Stops collecting; the venue's books become void, its heartbeat goes on. */
    DISABLE,
    /** Asks the exchange for a symbol's whole book again; its book is void until it comes. */
    RESYNC,
    /**
     * Writes the full book of every symbol into the ring, beginning at once and so slowly that no
     * reader is lapped.
     */
    FULL_BOOKS,
    /** Changes nothing. */
    STATUS
  }

  /**
   * Asks for something.
   *
   * @param symbol canonical symbol; needed for {@link Action#RESYNC} alone, otherwise empty
   * @return the collector's figures afterwards: {@code key=value} pairs separated by blanks
   * @throws FeedControlException one sentence: the collector does not answer, or refuses
   */
  String ask(Action action, String symbol) throws FeedControlException;
}
