package org.tradewire.trading.market.control;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;

/** Opens what is closed to other packages, for their tests. */
public final class MarketControlFixture {

  /** Listens to nothing; no venue changes its source before it. */
  public static final Audience NOBODY =
      new Audience() {
        @Override
        public boolean listensTo(Channel channel) {
          return false;
        }

        @Override
        public void publish(List<StreamMessage> batch) {}

        @Override
        public void renumber(String venue) {
          throw new AssertionError("no source changes");
        }
      };

  private MarketControlFixture() {}

  /** Market data as it is without configuration. */
  public static MarketData market(MarketSummaries summaries, Clock clock) {
    return new MarketData(new MarketConfiguration(key -> Optional.empty()), summaries, clock);
  }
}
