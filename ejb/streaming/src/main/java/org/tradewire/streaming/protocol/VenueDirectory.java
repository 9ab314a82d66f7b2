package org.tradewire.streaming.protocol;

import java.util.Collection;

/** Knows at which exchanges an instrument is traded. Thread-safe. */
@FunctionalInterface
public interface VenueDirectory {

  /**
   * Exchanges that have an instrument now; empty where none is known.
   *
   * @param symbol canonical name, {@code BTC-USD}
   */
  Collection<String> venuesOf(String symbol);
}
