package org.tradewire.collector.venue;

/** What a session asks of its venue. Returns at once; answers come as messages of the session. */
public interface VenueRequests {

  /** Asks for nothing: what plays is a recording, whose answers stand in it. */
  VenueRequests NONE =
      new VenueRequests() {
        @Override
        public void send(String text) {}

        @Override
        public void fetch(String path) {}
      };

  /**
   * Whether this session asks for what one answer serves all sessions of the venue: of several that
   * receive the same, one does.
   */
  default boolean leads() {
    return true;
  }

  /** Sends a text over the session's connection. */
  void send(String text);

  /**
   * Asks the venue's REST service; the answer comes as {@link VenueSession#onAnswer}.
   *
   * @param path path and query, after the service's address
   */
  void fetch(String path);

  /**
   * Whether a question has not been sent yet: others of the venue go before it.
   *
   * @param path as it was given to {@link #fetch}
   */
  default boolean waits(String path) {
    return false;
  }
}
