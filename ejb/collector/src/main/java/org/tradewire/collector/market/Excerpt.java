package org.tradewire.collector.market;

/** Makes text from outside fit to stand in a sentence: short, and on one line. */
public final class Excerpt {

  private static final int MAX_LENGTH = 80;

  private Excerpt() {}

  /** At most {@value #MAX_LENGTH} characters of the text, control characters replaced. */
  public static String of(String text) {
    String head = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    return head.replaceAll("\\p{Cntrl}", "?");
  }
}
