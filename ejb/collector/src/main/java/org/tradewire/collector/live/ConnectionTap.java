package org.tradewire.collector.live;

/** Is told everything that goes over a venue's connections; on the writer thread, in order. */
public interface ConnectionTap {

  /** Nobody listens. */
  ConnectionTap NONE =
      new ConnectionTap() {
        @Override
        public void connected(String connection, String url, long timeNs) {}

        @Override
        public void sent(String connection, String text, long timeNs) {}

        @Override
        public void received(String connection, String text, long timeNs) {}

        @Override
        public void answered(String connection, String url, String body, long timeNs) {}
      };

  /**
   * A connection was opened.
   *
   * @param connection name of the connection
   * @param timeNs nanoseconds since the Unix epoch, as everywhere here
   */
  void connected(String connection, String url, long timeNs);

  /** A text was sent. */
  void sent(String connection, String text, long timeNs);

  /** A text was received. */
  void received(String connection, String text, long timeNs);

  /** The REST service has answered. */
  void answered(String connection, String url, String body, long timeNs);
}
