package org.tradewire.benchmarks.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the server has used so far, from {@code /proc} (Linux).
 *
 * @param cpuSeconds user and system time of the process
 * @param residentBytes its memory
 * @param busySeconds time that all processors of the machine were busy
 */
record ProcessUsage(double cpuSeconds, long residentBytes, double busySeconds) {

  /** The kernel's unit of these files on every Linux in use. */
  private static final double TICKS_PER_SECOND = 100;

  private static final long PAGE = 4096;

  static ProcessUsage of(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    // The name in parentheses may hold blanks; what follows begins with the state, field 3.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    double cpu = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    return new ProcessUsage(cpu, Long.parseLong(fields[21]) * PAGE, busy());
  }

  private static double busy() throws IOException {
    String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
    long busy = 0;
    for (int i = 1; i < fields.length; i++) {
      boolean idle = i == 4 || i == 5;
      busy += idle ? 0 : Long.parseLong(fields[i]);
    }
    return busy / TICKS_PER_SECOND;
  }
}
