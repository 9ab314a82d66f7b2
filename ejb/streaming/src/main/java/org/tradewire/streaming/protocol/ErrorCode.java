package org.tradewire.streaming.protocol;

/** Why a request was refused, as it stands on the wire. */
public enum ErrorCode {
  BAD_REQUEST(false),
  UNAUTHORIZED(false),
  TOKEN_EXPIRED(false),
  FORBIDDEN(false),
  UNKNOWN_CHANNEL(false),
  INVALID_SYMBOL(false),
  INVALID_ACTION(false),
  ALREADY_SUBSCRIBED(false),
  LIMIT_EXCEEDED(false),
  RATE_LIMITED(true),
  UNRECOVERABLE(false),
  INTERNAL(true);

  private final boolean temporary;

  ErrorCode(boolean temporary) {
    this.temporary = temporary;
  }

  /** Whether the same request may succeed later. */
  public boolean temporary() {
    return temporary;
  }
}
