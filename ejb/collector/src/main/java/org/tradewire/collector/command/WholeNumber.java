package org.tradewire.collector.command;

/** Whole numbers that people write. */
final class WholeNumber {

  private WholeNumber() {}

  /**
   * Reads a number.
   *
   * @param what names it in the sentence: {@code The option --rate}
   * @throws UsageException unless it is a whole number from {@code least} to {@code most}
   */
  static int parse(String what, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with the range.
    }
    throw new UsageException(
        what + " is a number from " + least + " to " + most + ", not '" + text + "'.");
  }
}
