package org.tradewire.trading.shared;

/** Makes what somebody else wrote short enough to be repeated in a refusal. */
public final class ShortText {

  private static final int MAX_CHARS = 40;

  private ShortText() {}

  /**
   * The text, or its first {@value #MAX_CHARS} characters and three dots; one less where the last
   * of them is half a character beyond the 16 bits of a {@code char}.
   */
  public static String of(String text) {
    if (text.length() <= MAX_CHARS) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS;
    return text.substring(0, end) + "...";
  }
}
