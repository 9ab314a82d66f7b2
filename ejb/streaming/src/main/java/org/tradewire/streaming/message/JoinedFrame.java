package org.tradewire.streaming.message;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A frame of several parts. Kept with the first of them where that is a message: clients that keep
 * pace with each other are sent the same parts, and then the same bytes. Immutable.
 */
public final class JoinedFrame {

  private final Part[] parts;
  private final byte[] array;

  /** Made when first asked for; a race makes it twice, which does no harm. */
  private String text;

  /**
   * @param parts at least two
   */
  JoinedFrame(List<Part> parts) {
    this.parts = parts.toArray(Part[]::new);
    this.array = Joining.array(parts);
  }

  /** The JSON array, UTF-8. Shared: must not be changed. */
  public byte[] array() {
    return array;
  }

  /** The JSON array as a string. */
  public String text() {
    String decoded = text;
    if (decoded == null) {
      decoded = new String(array, StandardCharsets.UTF_8);
      text = decoded;
    }
    return decoded;
  }

  /** Whether it is the frame of these very parts. */
  boolean isOf(List<Part> others) {
    if (others.size() != parts.length) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      if (others.get(i) != parts[i]) {
        return false;
      }
    }
    return true;
  }
}
