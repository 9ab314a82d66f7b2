package org.tradewire.streaming.relay;

import java.util.List;
import java.util.Optional;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;

/** Reads bounded histories of channels. */
public final class RecentMessages {

  private RecentMessages() {}

  /**
   * What follows a position in a history.
   *
   * @param history the newest messages of one channel, in order
   * @return all that followed; empty where the history does not reach back to the position, or the
   *     channel has been numbered anew since
   */
  public static Optional<List<StreamMessage>> since(
      List<StreamMessage> history, Position position) {
    if (history.isEmpty()) {
      return Optional.empty();
    }
    StreamMessage newest = history.get(history.size() - 1);
    if (newest.epoch() != position.epoch() || newest.seq() < position.seq()) {
      return Optional.empty();
    }
    List<StreamMessage> missed =
        history.stream()
            .filter(each -> each.epoch() == position.epoch() && each.seq() > position.seq())
            .toList();
    boolean whole = missed.isEmpty() || missed.get(0).firstSeq() == position.seq() + 1;
    return whole ? Optional.of(missed) : Optional.empty();
  }
}
