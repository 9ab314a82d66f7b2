package org.tradewire.benchmarks.fanout;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What the numbers were taken on. */
final class Machine {

  private Machine() {}

  /** One line: processors, memory, system, Java, load. */
  static String describe() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "Machine: %d cores shared by server, publisher and client, %d GB, %s %s, JDK %s,"
            + " load average %.1f at the end",
        system.getAvailableProcessors(),
        system.getTotalMemorySize() >> 30,
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.version"),
        system.getSystemLoadAverage());
  }
}
