package org.tradewire.benchmarks.ring;

/** Takes what one sender sends. Belongs to one thread. */
interface Receiver extends AutoCloseable {

  /** Is told each record. */
  @FunctionalInterface
  interface Sink {

    /**
     * Takes a record.
     *
     * @param mark see {@link Mark}
     * @param sentNs when it was sent, by the clock of all processes
     */
    void take(long mark, long sentNs);
  }

  /** Takes what is there, or waits for it where the receiver is one that sleeps. */
  void poll(Sink sink);

  /** Records that the sender wrote over before they were read. */
  long lost();

  @Override
  void close();
}
