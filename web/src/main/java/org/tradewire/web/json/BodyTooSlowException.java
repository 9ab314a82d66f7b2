package org.tradewire.web.json;

/** A request's body did not arrive in the time it may take; on the wire 408. */
public class BodyTooSlowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was missed. */
  public BodyTooSlowException() {
    super("The request body arrived too slowly.");
  }
}
