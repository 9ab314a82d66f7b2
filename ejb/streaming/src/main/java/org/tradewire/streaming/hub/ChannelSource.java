package org.tradewire.streaming.hub;

import java.util.List;
import java.util.Optional;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;

/**
 * Answers for the state of a kind of channels: the full book, the challenge as it stands. Called on
 * a thread of the session that subscribes, or on a repair thread; may read a database.
 */
public interface ChannelSource {

  /**
   * The current state, as messages in order, the last of which carries the state's position.
   *
   * @return empty while there is no state yet
   */
  List<StreamMessage> snapshot(Channel channel);

  /**
   * Somebody on this node begins to listen to a channel: what the source publishes from now on
   * reaches him. Called before {@link #snapshot}, on a thread of the session; may wait for the
   * relay. What it throws ends the subscription.
   */
  default void begin(Channel channel) {}

  /**
   * Nobody on this node listens any more; {@link #begin} is called before anybody does again. Must
   * not throw.
   */
  default void end(Channel channel) {}

  /** Messages of a replay that are sent at a time. */
  int PAGE = 100;

  /**
   * Where the log of an event channel ends that has no state: a client that joins gets what is
   * stored after it. Asked before {@link #snapshot}, and once more where that is empty.
   *
   * @return empty for channels that have a state
   */
  default Optional<Position> logEnd(Channel channel) {
    return Optional.empty();
  }

  /**
   * Whether somebody on this node follows the end of the log for all its channels at once while the
   * relay is away, until after its return, and publishes what is stored: then no channel needs a
   * look of its own.
   */
  default boolean isFollowed() {
    return false;
  }

  /**
   * The messages after a position.
   *
   * @return all of them, in order, or the first of them but more than {@link #PAGE}; nothing where
   *     they are not all known any more
   */
  default Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
    return Optional.empty();
  }
}
