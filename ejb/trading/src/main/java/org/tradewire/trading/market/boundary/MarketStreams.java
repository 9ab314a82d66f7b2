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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tradewire.feed.api.FeedReception;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.market.control.FeedStatusChannel;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.control.MarketLatencies;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.monitoring.boundary.Node;

/**
 * Lets market data in, answers for the state of the market's channels and publishes this node's
 * {@code status} each second, to its own subscribers only.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MarketStreams {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Inject private MarketData market;
  @Inject private MarketLatencies latencies;
  @Inject private ChannelHub hub;
  @Inject private Node node;
  @Inject private Clock clock;
  @Inject private PeriodicWorks works;

  private FeedStatusChannel status;
  private PeriodicWork work;

  @PostConstruct
  void register() {
    FeedStatusChannel statusChannel = new FeedStatusChannel(node.name(), clock);
    MarketData data = market;
    data.feeds(); // Makes the bean now: a configuration that is wrong must fail the start.
    hub.register(
        ChannelKind.BOOK,
        channel -> data.fullBook(instrument(channel)).map(List::of).orElse(List.of()));
    hub.register(ChannelKind.TRADES, new Tapes(data));
    MarketLatencies stages = latencies;
    hub.register(
        ChannelKind.STATUS,
        channel -> List.of(statusChannel.initial(data.feeds(), stages.stages())));
    status = statusChannel;
    work =
        works.begin(
            WorkPlan.every(PERIOD, "status").step("this node's status", this::publishStatus));
    FeedReception.open();
  }

  @PreDestroy
  void end() {
    FeedReception.close();
    work.close();
  }

  private void publishStatus() {
    hub.publish(status.next(market.feeds(), latencies.stages()));
  }

  /** Called by sessions' threads. */
  private record Tapes(MarketData data) implements ChannelSource {

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return data.lastTrades(instrument(channel));
    }

    @Override
    public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
      return data.tradesSince(instrument(channel), epoch, seq);
    }
  }

  private static VenueSymbol instrument(Channel channel) {
    return new VenueSymbol(channel.argument(0), channel.argument(1));
  }
}
