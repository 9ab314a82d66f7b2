package org.tradewire.streaming.session;

/** How messages are put into frames: chosen by the WebSocket subprotocol, or by the endpoint. */
public enum SessionFormat {
  /** No subprotocol: one JSON object per text frame. */
  PLAIN(null, false),
  /** No subprotocol, but each frame is a JSON array: {@code /ws/analytics}. */
  ANALYTICS(null, true),
  /** JSON in text frames; everything that waits goes into one frame as an array. */
  V1_JSON("tradewire.v1.json", true),
  /** The same as UTF-8 in binary frames. */
  V1_JSON_BINARY("tradewire.v1.json.bin", true),
  /** Market data as SBE in binary frames, everything else as under {@link #V1_JSON}. */
  V1_SBE("tradewire.v1.sbe", true);

  private final String subprotocol;
  private final boolean joins;

  SessionFormat(String subprotocol, boolean joins) {
    this.subprotocol = subprotocol;
    this.joins = joins;
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
   * Whether the client speaks {@code tradewire.v1.*}: acknowledgements always, events never
   * dropped.
   */
  public boolean v1() {
    return subprotocol != null;
  }

  /** Whether several messages may share a frame. */
  public boolean joins() {
    return joins;
  }

  /** Whether a frame is an array even where it holds one message. */
  boolean alwaysArray() {
    return this == ANALYTICS;
  }
}
