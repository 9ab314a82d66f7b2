package org.tradewire.web.json;

/** A request's body exceeds the limit; on the wire 413. */
public class BodyTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the limit. */
  public BodyTooLargeException(long maxBytes) {
    super("The request body is larger than " + maxBytes + " bytes.");
  }
}
