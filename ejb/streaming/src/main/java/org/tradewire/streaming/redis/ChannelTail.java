package org.tradewire.streaming.redis;

import java.util.List;
import java.util.Optional;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.RecentMessages;

/** The end of a channel's history as one read has found it. Thread-safe. */
final class ChannelTail {

  /** Of a channel of which nothing is known. */
  static final ChannelTail NOTHING = new ChannelTail(null, List.of());

  private final Position end;
  private final List<StreamMessage> messages;

  /** Encoded when it is first asked for; a race encodes it twice, which does no harm. */
  private volatile StreamMessage state;

  /**
   * @param end where the channel stands; null where nothing is known of it
   * @param messages the last ones, in order
   */
  ChannelTail(Position end, List<StreamMessage> messages) {
    this.end = end;
    this.messages = messages;
  }

  /** The newest message; empty where there is none or it was not read. */
  Optional<StreamMessage> newest() {
    return messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(messages.size() - 1));
  }

  /** The newest message as the state of its channel, the same for all who ask. */
  Optional<StreamMessage> state() {
    if (state == null) {
      newest().ifPresent(message -> state = message.asState());
    }
    return Optional.ofNullable(state);
  }

  /** All that follows a position; empty where it is not known or was not read. */
  Optional<List<StreamMessage>> since(Position position) {
    if (end == null || end.epoch() != position.epoch() || end.seq() < position.seq()) {
      return Optional.empty();
    }
    return end.seq() == position.seq()
        ? Optional.of(List.of())
        : RecentMessages.since(messages, position);
  }

  /** Whether it has seen what somebody knows already; null for who knows nothing. */
  boolean reaches(Position known) {
    return known == null || (end != null && !end.precedes(known.epoch(), known.seq()));
  }

  /** Whether another read would find no newest message either, had nothing moved. */
  boolean coversNewest() {
    return end == null || !messages.isEmpty();
  }

  /** Whether another read would find no more after a position than this one, had nothing moved. */
  boolean covers(Position position) {
    return end == null || end.epoch() != position.epoch() || since(position).isPresent();
  }
}
