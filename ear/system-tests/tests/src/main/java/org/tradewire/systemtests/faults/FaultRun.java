package org.tradewire.systemtests.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** What every run of faults needs: time to pass, and its figures on the console. */
public final class FaultRun {
  private FaultRun() {}

  /** Lets the system run; what happens meanwhile is what is tested. */
  public static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    await().atMost(time.plusSeconds(5)).until(() -> System.nanoTime() - end > 0);
  }

  /** Tells a figure. */
  @SuppressWarnings("SystemOut") // the build's console is where it belongs
  public static void report(String what, Object figure) {
    System.out.println("faults: " + what + ": " + figure);
  }
}
