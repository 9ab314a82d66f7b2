package org.tradewire.streaming.protocol;

/** Why a request was refused, as it stands on the wire. */
public enum ErrorCode {
  /** Not JSON, not an object, or a field that is missing or wrong. */
  BAD_REQUEST(false),
  /** The token given to {@code refresh} is not one of this session's user. */
  UNAUTHORIZED(false),
  /** The session's token has expired; the connection ends. */
  TOKEN_EXPIRED(false),
  /** The caller's roles, or the owner of what is asked for, do not allow it. */
  FORBIDDEN(false),
  /** No channel of that name is served on this endpoint. */
  UNKNOWN_CHANNEL(false),
  /** The symbol or venue in a channel's name cannot be one. */
  INVALID_SYMBOL(false),
  /** There is no such action. */
  INVALID_ACTION(false),
  /** The session has a subscription of that name. */
  ALREADY_SUBSCRIBED(false),
  /** The request is too long, or names more channels than a request or a session may. */
  LIMIT_EXCEEDED(false),
  /** Too many requests or channels a second, or too many requests that wait. */
  RATE_LIMITED(true),
  /** Something failed here. */
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
