package org.tradewire.web.socket;

import java.util.Optional;

/**
 * Puts the parts of one text message together, up to a bound. One of the servers does not bound
 * text messages itself, so they are taken in parts. For one thread at a time.
 */
final class InboundText {
  /** A buffer that had to grow beyond this is not kept for the life of the connection. */
  private static final int MAX_KEPT_CHARS = 4096;

  private final int maxChars;
  private StringBuilder parts = new StringBuilder();
  private boolean tooLarge;

  InboundText(int maxChars) {
    this.maxChars = maxChars;
  }

  /**
   * Takes a part.
   *
   * @return the whole message after its last part; empty before, and always once a message was too
   *     large
   */
  Optional<String> add(String part, boolean last) {
    if (tooLarge || parts.length() + part.length() > maxChars) {
      tooLarge = true;
      parts = new StringBuilder();
      return Optional.empty();
    }
    if (last && parts.isEmpty()) {
      return Optional.of(part);
    }
    parts.append(part);
    if (!last) {
      return Optional.empty();
    }
    String message = parts.toString();
    if (parts.capacity() > MAX_KEPT_CHARS) {
      parts = new StringBuilder();
    } else {
      parts.setLength(0);
    }
    return Optional.of(message);
  }

  /** Characters that the buffer for unfinished messages can hold now. */
  int capacity() {
    return parts.capacity();
  }

  /** Whether a message was larger than allowed. */
  boolean isTooLarge() {
    return tooLarge;
  }
}
