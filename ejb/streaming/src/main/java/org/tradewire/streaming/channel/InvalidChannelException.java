package org.tradewire.streaming.channel;

/** A text that names no channel; the message says why, for the client to read. */
public class InvalidChannelException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final boolean symbol;

  public InvalidChannelException(String message) {
    this(message, false);
  }

  private InvalidChannelException(String message, boolean symbol) {
    super(message);
    this.symbol = symbol;
  }

  static InvalidChannelException ofSymbol(String message) {
    return new InvalidChannelException(message, true);
  }

  /** Whether the kind of channel exists and its venue, symbol or time frame is the fault. */
  public boolean isSymbol() {
    return symbol;
  }
}
