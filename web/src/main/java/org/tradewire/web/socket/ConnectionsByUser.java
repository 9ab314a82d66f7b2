package org.tradewire.web.socket;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.tradewire.trading.account.entity.Caller;

/** The open connections of each user. Thread-safe. */
final class ConnectionsByUser {
  private final Map<UUID, Set<Connection>> open = new ConcurrentHashMap<>();

  void add(UUID user, Connection connection) {
    open.compute(
        user,
        (id, connections) -> {
          Set<Connection> all = connections == null ? ConcurrentHashMap.newKeySet() : connections;
          all.add(connection);
          return all;
        });
  }

  void remove(UUID user, Connection connection) {
    open.computeIfPresent(
        user,
        (id, connections) -> {
          connections.remove(connection);
          return connections.isEmpty() ? null : connections;
        });
  }

  /** Ends the connections whose token has run out. */
  void endExpired(Instant now) {
    open.values().forEach(all -> all.forEach(connection -> connection.endIfExpired(now)));
  }

  /** Tells every connection of the user which roles he has now. */
  void rightsChanged(Caller user) {
    open.getOrDefault(user.id(), Set.of()).forEach(connection -> connection.rightsChanged(user));
  }
}
