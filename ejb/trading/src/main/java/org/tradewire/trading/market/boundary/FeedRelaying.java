package org.tradewire.trading.market.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.market.control.FeedRelay;
import org.tradewire.trading.market.control.FeedTalk;
import org.tradewire.trading.market.control.HubAudience;
import org.tradewire.trading.market.control.MarketConfiguration;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.control.RelayedFeeds;

/**
 * Trades and books for nodes without a ring: each second every node says which rings it reads,
 * offers what others miss, and decides where it reads what it misses itself. {@code
 * tradewire.market.relay=false} leaves a node out.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FeedRelaying {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Inject private PeriodicWorks works;
  @Inject private MarketConfiguration configuration;
  @Inject private MarketData market;
  @Inject private StreamBroker broker;
  @Inject private ChannelHub hub;
  @Inject private LostBookWatch lostBooks;
  @Inject private FeedRelay relay;

  private RelayedFeeds relayed;
  private PeriodicWork turns;

  @PostConstruct
  void open() {
    if (!configuration.relay()) {
      return;
    }
    LostBookWatch watch = lostBooks;
    relayed = new RelayedFeeds(market, broker, new HubAudience(hub), watch::look, System::nanoTime);
    FeedTalk.Listener talk = new Talk(relay, relayed);
    broker.listen(FeedTalk.TOPIC, said -> FeedTalk.hear(said, talk));
    broker.onReconnect(relayed::reconnected);
    turns =
        works.begin(
            WorkPlan.every(PERIOD, "feed_relaying")
                .step("what this node offers others", relay::turn)
                .step("what others offer this node", relayed::turn));
  }

  @PreDestroy
  void close() {
    if (turns != null) {
      turns.close();
      broker.stopListening(FeedTalk.TOPIC);
      relayed.close();
    }
  }

  private record Talk(FeedRelay relay, RelayedFeeds relayed) implements FeedTalk.Listener {

    @Override
    public void nodeReads(Set<String> venues) {
      relay.nodeReads(venues);
    }

    @Override
    public void offered(String venue, long epoch) {
      relayed.offered(venue, epoch);
    }

    @Override
    public void booksAsked(String venue) {
      relay.booksAsked(venue);
    }
  }
}
