package org.tradewire.collector.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which connections of a recording asked for the same and so received the same: {@code collector
 * record} has two unless it is told otherwise. Those that asked for different things, a channel
 * each, belong together. Not thread-safe while it is filled.
 */
final class RecordedConnections {

  private final Map<String, Connection> connections = new LinkedHashMap<>();

  /** Takes up the next message of the recording. */
  void add(RecordedMessage message) {
    Connection connection =
        connections.computeIfAbsent(message.connection(), unknown -> new Connection());
    switch (message.direction()) {
      case CONNECT -> connection.url = connection.url.isEmpty() ? message.url() : connection.url;
      case SEND ->
          connection.request = connection.request.isEmpty() ? message.data() : connection.request;
      case RECV -> connection.heard = true;
      case HTTP -> {}
    }
  }

  /**
   * The connections that one client is to hear, so that it hears everything once.
   *
   * @param client 0, 1, 2 ..: several clients hear the copies in turn
   */
  Set<String> of(int client) {
    Map<List<String>, List<String>> copies = new LinkedHashMap<>();
    connections.forEach(
        (name, connection) -> {
          if (connection.heard) {
            copies
                .computeIfAbsent(connection.purpose(name), unknown -> new ArrayList<>())
                .add(name);
          }
        });
    return copies.values().stream()
        .map(each -> each.get(client % each.size()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Where a connection was opened, and what it asked for first. */
  private static final class Connection {
    private String url = "";
    private String request = "";
    private boolean heard;

    /** What it is for; by itself where the recording does not say. */
    private List<String> purpose(String name) {
      return url.isEmpty() && request.isEmpty() ? List.of(name) : List.of(url, request);
    }
  }
}
