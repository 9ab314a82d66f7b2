package org.tradewire.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** How the runs of a row are told in a table: the median, and what it lies between. */
public final class Spread {

  private Spread() {}

  /**
   * Median (smallest..largest); the value alone where there is one.
   *
   * @param digits behind the point
   * @param values at least one, in any order
   */
  public static String text(int digits, double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    String format = "%,." + digits + "f";
    String text = String.format(Locale.ROOT, format, median);
    return sorted.length == 1
        ? text
        : text
            + String.format(
                Locale.ROOT,
                " (" + format + ".." + format + ")",
                sorted[0],
                sorted[sorted.length - 1]);
  }
}
