package org.tradewire.benchmarks.parser;

import java.util.List;
import java.util.function.Function;
import org.tradewire.collector.replay.RecordedMessage;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueSession;

/**
 * Messages of one kind as an exchange sends them.
 *
 * @param name protocol and kind, for the table
 * @param factory makes the session that understands them
 * @param begin what a session must have received before, a full book for changes; not measured
 * @param messages what is measured, but for answers over HTTP among them
 */
record Workload(
    String name,
    Function<SessionSetup, VenueSession> factory,
    List<RecordedMessage> begin,
    List<RecordedMessage> messages) {

  Workload {
    begin = List.copyOf(begin);
    messages = List.copyOf(messages);
  }

  /** Received messages alone. */
  long received() {
    return messages.stream()
        .filter(each -> each.direction() == RecordedMessage.Direction.RECV)
        .count();
  }

  /** Mean length of a received message, characters. */
  long meanLength() {
    return Math.round(
        messages.stream()
            .filter(each -> each.direction() == RecordedMessage.Direction.RECV)
            .mapToInt(each -> each.data().length())
            .average()
            .orElse(0));
  }
}
