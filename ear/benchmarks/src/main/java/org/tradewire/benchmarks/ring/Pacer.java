package org.tradewire.benchmarks.ring;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** What both senders do: wait for the receiver, warm up, send at a rate, end. */
final class Pacer {

  private static final double WARM_UP_SECONDS = 2;
  private static final double NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  /** So many a second while a sender that has no rate warms up. */
  private static final long WARM_UP_RATE = 200_000;

  private Pacer() {}

  /**
   * Runs a sender.
   *
   * @param rate records a second, 0 = as fast as it goes
   * @param count records that are counted
   * @param send sends one record with this mark
   */
  static void run(long rate, long count, LongConsumer send) throws IOException {
    System.out.println("ready");
    if (System.in.read() < 0) {
      return; // the receiver has gone
    }
    long warmUpRate = rate == 0 ? WARM_UP_RATE : rate;
    paced(warmUpRate, (long) (warmUpRate * WARM_UP_SECONDS), Mark.WARM_UP, send);
    long begin = System.nanoTime();
    if (rate == 0) {
      for (long i = 0; i < count; i++) {
        send.accept(Mark.COUNTED);
      }
    } else {
      paced(rate, count, Mark.COUNTED, send);
    }
    double seconds = (System.nanoTime() - begin) / NS_PER_SECOND;
    send.accept(Mark.END);
    System.out.println("sent " + Math.round(count / seconds));
    while (System.in.read() >= 0) {
      // Until the receiver has seen the end.
    }
  }

  /** Each when it is due, by looking at the clock: sleeping would be measured with it. */
  private static void paced(long rate, long count, long mark, LongConsumer send) {
    long begin = System.nanoTime();
    for (long i = 0; i < count; i++) {
      long dueNs = begin + (long) (i * NS_PER_SECOND / rate);
      if (rate < 1_000) {
        sleepUntil(dueNs);
      }
      while (System.nanoTime() - dueNs < 0) {
        Thread.onSpinWait();
      }
      send.accept(mark);
    }
  }

  private static void sleepUntil(long dueNs) {
    long millis = TimeUnit.NANOSECONDS.toMillis(dueNs - System.nanoTime()) - 1;
    if (millis > 0) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
