package org.tradewire.collector.load;

/**
 * What is to be published: so many trades of a symbol, evenly spread.
 *
 * @param symbol canonical, at most 24 capitals, digits and {@code -}
 * @param rate trades a second, 1 to {@value #MAX_RATE}
 * @param trades how many in all, at least 1
 */
public record LoadOrder(String symbol, int rate, long trades) {

  /** Highest rate, in trades a second. */
  public static final int MAX_RATE = 1_000_000;

  private static final double MAX_SECONDS = 86_400;

  /** Checks the ranges. */
  public LoadOrder {
    if (!symbol.matches("[A-Z0-9-]{1,24}")) {
      throw new IllegalArgumentException(
          "A symbol has 1 to 24 capitals, digits and '-', not '" + symbol + "'.");
    }
    if (rate < 1 || rate > MAX_RATE) {
      throw new IllegalArgumentException(
          "The rate is 1 to " + MAX_RATE + " trades a second, not " + rate + ".");
    }
    if (trades < 1) {
      throw new IllegalArgumentException("An order has at least one trade, not " + trades + ".");
    }
  }

  /** An order that goes on for a day, longer than any measurement. */
  public static LoadOrder endless(String symbol, int rate) {
    return new LoadOrder(symbol, rate, Math.round(rate * MAX_SECONDS));
  }

  /**
   * Reads {@code SYMBOL RATE SECONDS}, separated by blanks.
   *
   * @throws IllegalArgumentException one sentence that says what is wrong
   */
  static LoadOrder parse(String line) {
    String[] words = line.strip().split(" +");
    if (words.length == 3) {
      try {
        int rate = Integer.parseInt(words[1]);
        double seconds = Double.parseDouble(words[2]);
        if (seconds > 0 && seconds <= MAX_SECONDS) {
          return new LoadOrder(words[0], rate, Math.max(1, Math.round(rate * seconds)));
        }
      } catch (NumberFormatException e) {
        // Said below, with the form.
      }
    }
    throw new IllegalArgumentException(
        "An order is SYMBOL RATE SECONDS with at most 86400 seconds, not '" + line + "'.");
  }
}
