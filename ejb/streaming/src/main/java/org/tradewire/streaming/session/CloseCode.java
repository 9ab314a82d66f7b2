package org.tradewire.streaming.session;

/**
 * Codes with which this node closes a connection. 4400 to 4499 mean that the same client would be
 * refused again; after any other it may come back.
 */
public enum CloseCode {
  /** A request is larger than the endpoint takes. */
  TOO_LARGE(1009),
  /** Something failed here and was logged. */
  FAILURE(1011),
  /** The node is going down; another one, or this one later, takes over. */
  SHUTDOWN(4001),
  /** A frame could not be sent; the position of each channel still counts. */
  RECONNECT(4003),
  /** The client reads more slowly than it must. */
  SLOW(4008),
  /** Messages are missing that could not be read again. */
  GAP(4010),
  /** No frame for too long. */
  NO_PONG(4012),
  /** The token is missing, wrong or expired. */
  TOKEN(4401),
  /** The user has no role left. */
  FORBIDDEN(4403),
  /** Too many connections. */
  LIMIT(4404),
  /** Too many requests were refused. */
  ABUSE(4429);

  private final int code;

  CloseCode(int code) {
    this.code = code;
  }

  /** The number in the close frame, of RFC 6455. */
  public int code() {
    return code;
  }
}
