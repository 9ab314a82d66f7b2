package org.tradewire.streaming.session;

/**
 * Close codes on the wire. Codes up to 4399 invite a client to come back, 4400 and above do not.
 */
public enum CloseCode {
  NORMAL(1000),
  /** The node is going down; another one, or this one later, takes over. */
  SHUTDOWN(4001),
  RECONNECT(4003),
  /** The client reads more slowly than it must. */
  SLOW(4008),
  GAP(4010),
  /** No frame for too long. */
  NO_PONG(4012),
  BAD_REQUEST(4400),
  /** The token is missing, wrong or expired. */
  TOKEN(4401),
  FORBIDDEN(4403),
  /** Too many connections. */
  LIMIT(4404),
  ABUSE(4429);

  private final int code;

  CloseCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
