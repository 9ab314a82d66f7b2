package org.tradewire.collector.live;

import java.net.URI;

/** The network as a connection needs it. Returns at once; what comes of it goes to the inbox. */
interface VenueTransport extends AutoCloseable {

  /**
   * Opens a connection to an address; ends in an entry OPENED or CLOSED, both with this attempt's
   * number.
   */
  void open(int attempt, URI address);

  /** Sends a text over the open connection. */
  void send(String text);

  /** Sends a ping over the open connection; the pong comes as HEARD. */
  void ping();

  /** Asks the REST service; ends in an entry ANSWER or FAILED_ANSWER. */
  void fetch(int attempt, String path);

  /** Gives the connection up; nothing more comes of it. */
  void abort();

  @Override
  void close();
}
