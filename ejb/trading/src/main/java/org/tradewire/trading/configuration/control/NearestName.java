package org.tradewire.trading.configuration.control;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of the names that there are somebody may have meant. */
final class NearestName {

  /** One wrong sign in so many may be a slip; those that all names begin with do not count. */
  private static final int SIGNS_PER_SLIP = 3;

  private static final int COMMON_SIGNS = "tradewire.".length();

  private NearestName() {}

  /** The known name with the fewest signs to change, to add or to leave out; empty where many. */
  static Optional<String> to(String name, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(each -> distance(name, each))
                .thenComparing(each -> each))
        .filter(each -> distance(name, each) * SIGNS_PER_SLIP <= name.length() - COMMON_SIGNS);
  }

  /** Levenshtein's distance. */
  static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j < before.length; j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[before.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int exchanged = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(exchanged, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[other.length()];
  }
}
