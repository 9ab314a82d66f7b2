package org.tradewire.collector.market;

import org.agrona.concurrent.EpochNanoClock;

/** Makes a source of market data for a listener. */
@FunctionalInterface
public interface SourceFactory {

  /**
   * Makes the source; nothing is opened before its first poll.
   *
   * @param clock stamps what the source brings
   * @param wake makes the writer thread poll the source soon; from any thread
   * @throws RuntimeException one sentence: what the source needs is not there
   */
  MarketDataSource create(MarketDataListener listener, EpochNanoClock clock, Runnable wake);
}
