package org.tradewire.streaming;

/** A text that names no channel; the message says why, for the client to read. */
public class InvalidChannelException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public InvalidChannelException(String message) {
    super(message);
  }
}
