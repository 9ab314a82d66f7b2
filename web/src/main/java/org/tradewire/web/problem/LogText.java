package org.tradewire.web.problem;

import java.util.regex.Pattern;

/**
 * Texts from outside on their way into the log: none begins a line of its own, and none ends a
 * quoted field. Blanks stay: they separate fields where the text is not quoted.
 */
public final class LogText {
  private static final Pattern BREAKING = Pattern.compile("[\\p{Cc}\\u2028\\u2029\"]");

  private LogText() {}

  /**
   * What {@code toString()} says, with a blank for each control character, line separator and
   * quotation mark.
   */
  public static String of(Object text) {
    return BREAKING.matcher(String.valueOf(text)).replaceAll(" ");
  }
}
