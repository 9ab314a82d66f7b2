package org.tradewire.collector.command;

/** Whole numbers that people write. */
final class WholeNumber {

  private WholeNumber() {}

  /**
   * Reads a number.
   *
   * @param what names it in the sentence: {@code The option --rate}
   * @throws UsageException unless it is a whole number from {@code min} to {@code max}
   */
  static int parse(String what, String text, int min, int max) {
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with the range.
    }
    throw new UsageException(
        what + " is a number from " + min + " to " + max + ", not '" + text + "'.");
  }
}
