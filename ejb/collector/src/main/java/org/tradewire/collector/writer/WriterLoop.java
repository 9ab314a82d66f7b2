package org.tradewire.collector.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.NanoClock;

/**
 * The collector's one busy thread: does its duties in turn and parks until the next one is due. It
 * owns books and rings, so nothing in them needs a lock.
 */
public final class WriterLoop implements Runnable {

  /** Parking costs about 50 us: shorter naps would only burn processor time. */
  private static final long SHORTEST_NAP_NS = 500_000;

  private final NanoClock clock;
  private final List<Duty> duties = new ArrayList<>();
  private volatile boolean stopped;
  private volatile Thread thread;

  /** A loop without duties. */
  public WriterLoop(NanoClock clock) {
    this.clock = clock;
  }

  /** Takes duties up, after those it has; before {@link #run}. */
  public WriterLoop with(Duty... more) {
    duties.addAll(List.of(more));
    return this;
  }

  /** Ends a nap: there is something to do before any duty said so. From any thread. */
  public void wake() {
    LockSupport.unpark(thread);
  }

  /** Works until {@link #stop}, or until a duty fails; its exception ends the loop. */
  @Override
  public void run() {
    thread = Thread.currentThread();
    while (!stopped) {
      long nap = turn(clock.nanoTime());
      if (nap > 0 && !stopped) {
        LockSupport.parkNanos(this, Math.max(nap, SHORTEST_NAP_NS));
      }
    }
  }

  /** Ends {@link #run} soon; from any thread. */
  public void stop() {
    stopped = true;
    wake();
  }

  private long turn(long nowNs) {
    long nap = Long.MAX_VALUE;
    for (Duty duty : duties) {
      nap = Math.min(nap, duty.poll(nowNs));
    }
    return nap;
  }
}
