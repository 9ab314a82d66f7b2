package org.tradewire.collector.live;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How a venue is connected to.
 *
 * @param service what it brings, in the names of its connections; empty where a venue has one
 * @param streams addresses of its WebSocket service, at least one: the first is connected to; after
 *     silence or failure there the next one, after the last one the first
 * @param rest address of its REST service, without a path; null where none is needed
 * @param connections how many connections receive the same, at least 1: one is used, the others
 *     stand by
 * @param spread over how many times so many connections the symbols are spread, at least 1
 * @param streamsOfSymbol what a connection subscribes to for each of its symbols, at least 1
 * @param silence a connection over which nothing comes for so long is given up
 * @param quiet a connection that brings nothing of what was subscribed to for so long is given up,
 *     though it may answer pings
 * @param renewal a connection is replaced when it is so old, before the venue ends it
 * @param sendSpacing least time between two requests over a connection
 * @param fetchSpacing least time between two requests of the REST service
 */
public record ConnectionSettings(
    String service,
    List<URI> streams,
    URI rest,
    int connections,
    int spread,
    int streamsOfSymbol,
    Duration silence,
    Duration quiet,
    Duration renewal,
    Duration sendSpacing,
    Duration fetchSpacing) {

  /** Most connections that receive the same. */
  public static final int MAX_CONNECTIONS = 4;

  /** Most connections that the symbols are spread over. */
  public static final int MAX_SPREAD = 5;

  public ConnectionSettings {
    streams = List.copyOf(streams);
    if (streams.isEmpty()) {
      throw new IllegalArgumentException("streams has no address");
    }
    if (connections < 1 || connections > MAX_CONNECTIONS) {
      throw new IllegalArgumentException(
          "connections is a number from 1 to " + MAX_CONNECTIONS + ", not " + connections);
    }
    if (spread < 1 || spread > MAX_SPREAD) {
      throw new IllegalArgumentException(
          "spread is a number from 1 to " + MAX_SPREAD + ", not " + spread);
    }
  }
}
