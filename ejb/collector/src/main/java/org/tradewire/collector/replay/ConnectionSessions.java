package org.tradewire.collector.replay;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.replay.RecordedMessage.Direction;
import org.tradewire.collector.venue.VenueSession;

/**
 * One session for each connection of a recording: exchanges number the messages of a connection,
 * and a recorder that has two hears everything twice. Not thread-safe.
 */
final class ConnectionSessions {

  private final Map<String, VenueSession> sessions = new LinkedHashMap<>();
  private final Function<String, VenueSession> factory;

  /**
   * Makes no session yet.
   *
   * @param factory makes the session of a connection that is named
   */
  ConnectionSessions(Function<String, VenueSession> factory) {
    this.factory = factory;
  }

  /** Gives a message to the session that would have received it. */
  void take(RecordedMessage message, long receiveTimeNs) {
    if (message.direction() == Direction.SEND) {
      return;
    }
    boolean known = sessions.containsKey(message.connection());
    if (message.direction() == Direction.HTTP && !known && !sessions.isEmpty()) {
      // Some recorders list answers under a name of their own, whoever has asked.
      sessions.values().forEach(each -> message.to(each, receiveTimeNs));
    } else {
      message.to(sessions.computeIfAbsent(message.connection(), factory), receiveTimeNs);
    }
  }

  /** The sessions so far, in the order of their first lines. */
  Collection<VenueSession> all() {
    return sessions.values();
  }

  /** Books that the exchange has promised to a connection; 0 = unknown. */
  int expectedBooks() {
    return sessions.values().stream().mapToInt(VenueSession::expectedBooks).max().orElse(0);
  }

  /** A figure of the health report, all sessions together; 0 where none gives it. */
  long figure(String name) {
    HealthReport.Figure figure = health().figures().get(name);
    return figure == null ? 0 : figure.number();
  }

  /** How all sessions fare together: their figures are added up. */
  HealthReport health() {
    return HealthReport.sum(sessions.values().stream().map(VenueSession::health).toList());
  }
}
