package org.tradewire.trading.market.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedListener;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.trading.market.control.Audience;
import org.tradewire.trading.market.control.FeedRelay;
import org.tradewire.trading.market.control.HubAudience;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.control.MarketLatencies;

/**
 * Takes market data from the resource adapter, a batch per call, outside any transaction.
 * Publishing only enqueues, so that a slow client never holds up a ring.
 */
@MessageDriven(
    name = "MarketFeedReceiver",
    messageListenerInterface = FeedListener.class,
    activationConfig = @ActivationConfigProperty(propertyName = "venues", propertyValue = "*"))
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MarketFeedReceiver implements FeedListener {

  @Inject private MarketData market;
  @Inject private ChannelHub hub;
  @Inject private MarketLatencies latencies;
  @Inject private LostBookWatch lostBooks;
  @Inject private FeedRelay relay;

  private Audience audience;

  @PostConstruct
  void join() {
    audience = new HubAudience(hub);
  }

  @Override
  public void onBatch(List<FeedEvent> events) {
    long begin = System.nanoTime();
    latencies.arrived(events);
    market.accept(events, audience);
    relay.forward(events);
    lostBooks.look();
    latencies.handedOn(System.nanoTime() - begin);
  }
}
