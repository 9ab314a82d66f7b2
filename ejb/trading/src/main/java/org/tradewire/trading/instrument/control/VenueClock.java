package org.tradewire.trading.instrument.control;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How far an exchange's clock is ahead of ours, and what its times are by ours. Nothing arrives
 * before it was sent, so that messages from the future show a clock that is ahead; how far they
 * were in the last ten minutes is taken out. One wrong stamp shows nothing: a lead counts that
 * messages of three different seconds had, and one of more than a second where nothing said
 * otherwise in between. A clock that was wrong and is right again is known by how far it was: a
 * small lead that is gone may as well be a slow way, and stays until its window ends. A clock that
 * is behind cannot be told from a slow way: its quotes look old, and do no harm. Times are
 * nanoseconds since the Unix epoch. Not thread-safe.
 */
final class VenueClock {

  private static final long HALF_WINDOW_NS = TimeUnit.MINUTES.toNanos(5);
  private static final long LEAP_NS = TimeUnit.SECONDS.toNanos(1);

  /** A lead that no clock has that is right: it is known at once when it is gone. */
  private static final long WRONG_NS = TimeUnit.SECONDS.toNanos(10);

  /** A way that is slower says nothing of the clock. */
  private static final long SLOW_NS = TimeUnit.SECONDS.toNanos(5);

  /** For so long a clock that has leapt must show its new time. */
  private static final long LEARNT_NS = TimeUnit.SECONDS.toNanos(2);

  /** And so long times must be right as they stand before a lead is given up. */
  private static final long FORGOTTEN_NS = TimeUnit.SECONDS.toNanos(5);

  private Leads leads = new Leads();
  private Leads leadsBefore = new Leads();
  private long halfEndsNs;
  private final Run leaping = new Run();
  private final Run right = new Run();
  private boolean leapt;

  /**
   * When something happened, by our clock.
   *
   * @param exchangeNs the exchange's time; 0 where it gives none
   * @param receivedNs when we received it
   * @return never after {@code receivedNs}
   */
  long time(long exchangeNs, long receivedNs) {
    leapt = false;
    if (exchangeNs <= 0) {
      return receivedNs;
    }
    if (receivedNs >= halfEndsNs) {
      leadsBefore = receivedNs >= halfEndsNs + HALF_WINDOW_NS ? new Leads() : leads;
      leads = new Leads();
      halfEndsNs = receivedNs + HALF_WINDOW_NS;
    }
    long lead = exchangeNs - receivedNs;
    forget(lead, receivedNs);
    leapt = leaps(exchangeNs, receivedNs);
    if (leapt) {
      learn(lead, receivedNs);
    } else {
      leaping.end();
      leads.add(lead, receivedNs);
    }
    return Math.min(receivedNs, exchangeNs - ahead());
  }

  private void learn(long lead, long receivedNs) {
    leaping.add(lead, receivedNs);
    if (leaping.has(LEARNT_NS, receivedNs)) {
      leads = new Leads(leaping.least());
      leaping.end();
      leapt = false;
    }
  }

  /** A lead that was taken out although times are right without it, give or take a second. */
  private void forget(long lead, long receivedNs) {
    if (ahead() < WRONG_NS || lead > LEAP_NS || lead < -SLOW_NS) {
      right.end();
      return;
    }
    right.add(lead, receivedNs);
    if (right.has(FORGOTTEN_NS, receivedNs)) {
      leads = new Leads();
      leadsBefore = new Leads();
      right.end();
    }
  }

  private long ahead() {
    return Math.max(leads.proven(), leadsBefore.proven());
  }

  /** Whether a time lies farther in the future than is known of the clock. */
  boolean leaps(long exchangeNs, long receivedNs) {
    return exchangeNs - receivedNs - ahead() > LEAP_NS;
  }

  /** Whether the last time that was asked for did. */
  boolean leapt() {
    return leapt;
  }

  /** The greatest leads of half a window, at most one of each second. */
  private static final class Leads {

    private final long[] leads = new long[Run.MESSAGES];
    private final long[] seconds = new long[Run.MESSAGES];

    Leads() {}

    Leads(long lead) {
      Arrays.fill(leads, lead);
    }

    void add(long lead, long receivedNs) {
      long second = TimeUnit.NANOSECONDS.toSeconds(receivedNs);
      int place = 0;
      for (int i = 0; i < leads.length; i++) {
        if (seconds[i] == second) {
          place = i;
          break;
        }
        if (leads[i] < leads[place]) {
          place = i;
        }
      }
      if (lead > leads[place]) {
        leads[place] = lead;
        seconds[place] = second;
      }
    }

    /** What was reached in so many seconds. */
    long proven() {
      long least = leads[0];
      for (long each : leads) {
        least = Math.min(least, each);
      }
      return least;
    }
  }

  /** Messages after one another that say the same. */
  private static final class Run {

    static final int MESSAGES = 3;

    private int messages;
    private long sinceNs;
    private long least;

    void add(long lead, long receivedNs) {
      if (messages == 0) {
        sinceNs = receivedNs;
        least = lead;
      }
      messages++;
      least = Math.min(least, lead);
    }

    void end() {
      messages = 0;
    }

    boolean has(long neededNs, long receivedNs) {
      return messages >= MESSAGES && receivedNs - sinceNs >= neededNs;
    }

    long least() {
      return least;
    }
  }
}
