package org.tradewire.streaming;

/**
 * The relay did not confirm a message: it may or may not have arrived, so publish it again later.
 */
public class RelayUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  public RelayUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
