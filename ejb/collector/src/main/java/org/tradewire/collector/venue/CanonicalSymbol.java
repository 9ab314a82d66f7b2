package org.tradewire.collector.venue;

import org.tradewire.collector.market.Excerpt;

/** The names that instruments have everywhere in Tradewire: {@code BASE-QUOTE} in capitals. */
public final class CanonicalSymbol {

  /** Longest name that a ring's record holds. */
  public static final int MAX_LENGTH = 24;

  private CanonicalSymbol() {}

  /**
   * Checks a name that came from outside.
   *
   * @return the name
   * @throws InvalidMessageException unless it is two or more groups of capitals and digits, joined
   *     by hyphens, of at most {@value #MAX_LENGTH} characters
   */
  public static String check(String name) throws InvalidMessageException {
    if (name.isEmpty() || name.length() > MAX_LENGTH || !wellFormed(name)) {
      throw new InvalidMessageException(
          "The product \"" + Excerpt.of(name) + "\" is not a symbol like BTC-USD.");
    }
    return name;
  }

  private static boolean wellFormed(String name) {
    boolean joined = false;
    char previous = '-';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean hyphen = c == '-';
      boolean letterOrDigit = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (hyphen ? previous == '-' : !letterOrDigit) {
        return false;
      }
      joined |= hyphen;
      previous = c;
    }
    return joined && previous != '-';
  }
}
