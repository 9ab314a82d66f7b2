package org.tradewire.benchmarks.fanout;

/** Takes each live message that a connection received. */
@FunctionalInterface
interface MessageSink {

  /**
   * A message arrived.
   *
   * @param seq position in its channel
   * @param timeNs when it was written into the ring, nanoseconds since the Unix epoch
   */
  void message(long seq, long timeNs);
}
