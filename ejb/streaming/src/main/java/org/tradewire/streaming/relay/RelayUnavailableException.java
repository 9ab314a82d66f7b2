package org.tradewire.streaming.relay;

/**
 * The relay did not confirm a message: it may or may not have arrived, so publish it again later.
 */
public class RelayUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int confirmed;

  /** Nothing was confirmed. */
  public RelayUnavailableException(String message, Throwable cause) {
    this(message, cause, 0);
  }

  /** Of several messages only so many of the first were confirmed. */
  public RelayUnavailableException(String message, Throwable cause, int confirmed) {
    super(message, cause);
    this.confirmed = confirmed;
  }

  /** How many of the first messages were confirmed. */
  public int confirmed() {
    return confirmed;
  }
}
