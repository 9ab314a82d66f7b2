package org.tradewire.feed.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Steers the collector of one venue. Calls go to another process and block for at most 2 s, so that
 * they never come from a feed's or a session's thread. Thread-safe.
 */
@FunctionalInterface
public interface FeedControl {

  /** Most candles of one answer. */
  int MAX_CANDLES = 300;

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

  /**
   * The venue's own candles of a stretch of time, as far as its collector knows them.
   *
   * @param symbol canonical symbol
   * @param length of each candle: whole minutes, at most a day; each begins at a multiple of it
   *     since the Unix epoch
   * @param from beginning of the first one
   * @param until beginning of the first one that is not asked for, at most {@value #MAX_CANDLES}
   *     lengths later
   * @return those that are over, oldest first; empty where the collector knows none
   * @throws FeedControlException one sentence: the collector does not answer, or refuses
   */
  default List<VenueCandle> history(String symbol, Duration length, Instant from, Instant until)
      throws FeedControlException {
    return List.of();
  }
}
