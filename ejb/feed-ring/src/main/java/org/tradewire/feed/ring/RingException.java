package org.tradewire.feed.ring;

/**
 * A ring cannot be written, opened or read. The message is one sentence that names the file and the
 * rule that was broken.
 */
public final class RingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RingException(String message) {
    super(message);
  }

  public RingException(String message, Throwable cause) {
    super(message, cause);
  }
}
