package org.tradewire.collector.live;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.agrona.concurrent.EpochNanoClock;

/** What all connections to one venue have in common. Belongs to the writer thread. */
public final class LiveNetwork {

  final EpochNanoClock clock;
  final RandomGenerator random;
  final Runnable wake;
  final ConnectionTap tap;
  final OpeningLimit openings;

  /**
   * A network over which nothing is opened yet.
   *
   * @param random takes parts off waiting times
   * @param wake makes the writer thread poll; called by network threads
   * @param tap is told what goes over the connections
   * @param openings how many connections may be opened within {@code window}
   */
  public LiveNetwork(
      EpochNanoClock clock,
      RandomGenerator random,
      Runnable wake,
      ConnectionTap tap,
      int openings,
      Duration window) {
    this.clock = clock;
    this.random = random;
    this.wake = wake;
    this.tap = tap;
    this.openings = new OpeningLimit(openings, window);
  }
}
