package org.tradewire.collector.writer;

/** Waiting for threads. */
public final class Threads {

  private Threads() {}

  /** Returns when a thread has ended, however often the caller is interrupted meanwhile. */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
