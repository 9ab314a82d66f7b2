package org.tradewire.trading.market.control;

import java.time.Clock;
import java.util.Collection;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.market.entity.StageLatency;

/**
 * Numbers and writes the messages of this node's {@code status} channel. The epoch is the time this
 * object was made: a node that restarts numbers anew. Thread-safe.
 */
public final class FeedStatusChannel {

  private final String node;
  private final Clock clock;
  private final long epoch;
  private long seq;

  public FeedStatusChannel(String node, Clock clock) {
    this.node = node;
    this.clock = clock;
    this.epoch = clock.millis();
  }

  /** The next message. */
  public synchronized StreamMessage next(
      Collection<FeedHealth> feeds, Collection<StageLatency> stages) {
    return new FeedMessages().status(node, feeds, stages, clock.millis(), epoch, ++seq);
  }

  /** The state as of the last message, for a new subscriber. */
  public synchronized StreamMessage initial(
      Collection<FeedHealth> feeds, Collection<StageLatency> stages) {
    return new FeedMessages().initialStatus(node, feeds, stages, clock.millis(), epoch, seq);
  }
}
