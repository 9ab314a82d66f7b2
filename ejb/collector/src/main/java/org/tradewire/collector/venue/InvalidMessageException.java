package org.tradewire.collector.venue;

/**
 * A message, or a part of one, that cannot be used. The text is one sentence that names the value
 * and the rule it broke.
 */
public final class InvalidMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  public InvalidMessageException(String message) {
    super(message);
  }
}
