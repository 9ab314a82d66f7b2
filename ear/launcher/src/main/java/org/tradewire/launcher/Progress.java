package org.tradewire.launcher;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * What the user sees while the launcher works: one line per step with the seconds since the start.
 * Thread-safe.
 */
final class Progress {
  private static final double NS_PER_SECOND = 1e9;

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final long begin;

  Progress(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
  }

  /** One step. */
  void step(String text) {
    out.println(String.format(Locale.ROOT, "[%6.1f s] %s", seconds(), text));
    out.flush();
  }

  /** Lines without a time. */
  void say(String text) {
    out.println(text);
    out.flush();
  }

  /** Seconds since the start. */
  double seconds() {
    return (nanoTime.getAsLong() - begin) / NS_PER_SECOND;
  }
}
