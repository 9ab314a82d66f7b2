package org.tradewire.collector.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tradewire.feed.api.VenueCandle;

/** Something that makes market data when asked: a recording or a simulated market. */
public interface MarketDataSource extends AutoCloseable {

  /**
   * Does what is due, in a bounded portion, and returns. Called by the writer thread alone.
   *
   * @param nowNs monotonic time in nanoseconds
   * @return nanoseconds from {@code nowNs} until the next call is wanted, 0 = at once, {@link
   *     Long#MAX_VALUE} = never again
   */
  long poll(long nowNs);

  /** Books to expect from this source as far as it knows; 0 = unknown. */
  int expectedBooks();

  /** How it fares. */
  HealthReport health();

  /**
   * Asks for a symbol's whole book again.
   *
   * @return whether there is somebody to ask; a recording and a simulated market are not
   */
  default boolean resync(String symbol) {
    return false;
  }

  /**
   * The source's own candles of a stretch of time, from any thread.
   *
   * @param symbol canonical symbol
   * @param length of each candle, whole minutes; each begins at a multiple of it
   * @param from beginning of the first one
   * @param until beginning of the first one that is not asked for
   * @return those that are over, oldest first; empty where the source knows none
   */
  default List<VenueCandle> history(String symbol, Duration length, Instant from, Instant until) {
    return List.of();
  }

  /** Lets go of connections until the next poll; the market's books are void meanwhile. */
  default void pause() {}

  /** Lets go of what is open; the source must not be polled again. */
  @Override
  void close();
}
