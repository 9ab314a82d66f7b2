package org.tradewire.streaming;

/** How messages are put into frames, chosen by the WebSocket subprotocol. */
public enum SessionFormat {
  /** No subprotocol: one JSON object per text frame. */
  PLAIN(null),
  /** JSON in text frames; everything that waits goes into one frame as an array. */
  V1_JSON("tradewire.v1.json"),
  /** The same as UTF-8 in binary frames. */
  V1_JSON_BINARY("tradewire.v1.json.bin");

  private final String subprotocol;

  SessionFormat(String subprotocol) {
    this.subprotocol = subprotocol;
  }

  /** The format of a negotiated subprotocol; null or empty means none was negotiated. */
  public static SessionFormat of(String negotiated) {
    for (SessionFormat each : values()) {
      if (each.subprotocol != null && each.subprotocol.equals(negotiated)) {
        return each;
      }
    }
    return PLAIN;
  }

  /**
   * Whether the client speaks {@code tradewire.v1.*}: arrays, acks always, events never dropped.
   */
  public boolean v1() {
    return this != PLAIN;
  }
}
