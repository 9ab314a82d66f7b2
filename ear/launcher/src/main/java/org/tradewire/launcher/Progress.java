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
  private String lastStep = "";
  private double lastSeconds;

  Progress(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
  }

  /** One step. */
  synchronized void step(String text) {
    lastStep = text;
    print(text);
  }

  /**
   * Repeats the last step when nothing was said for this long, so that a long one does not look
   * like a standstill.
   */
  synchronized void reassure(double silentSeconds) {
    if (seconds() - lastSeconds >= silentSeconds) {
      print("still " + lastStep);
    }
  }

  private void print(String text) {
    lastSeconds = seconds();
    out.println(String.format(Locale.ROOT, "[%6.1f s] %s", lastSeconds, text));
    out.flush();
  }

  /** Lines without a time. */
  synchronized void say(String text) {
    out.println(text);
    out.flush();
  }

  /** Seconds since the start. */
  double seconds() {
    return (nanoTime.getAsLong() - begin) / NS_PER_SECOND;
  }
}
