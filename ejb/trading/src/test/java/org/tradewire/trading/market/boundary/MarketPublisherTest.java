package org.tradewire.trading.market.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.market.control.MarketControlFixture;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.control.MarketDerivation.ClosedCandle;
import org.tradewire.trading.market.control.MarketSummaries;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.AskedWorks;
import org.tradewire.trading.testing.SettableClock;

class MarketPublisherTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-03-16T00:00:00Z");
  private static final int TURNS_PER_SECOND = 4;
  private static final VenueSymbol FUTURE = new VenueSymbol("ALPHA", "BTC-USD");

  private final SettableClock clock = new SettableClock(MIDNIGHT);
  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(1_000);
  private final List<StateUpdate> confirmed = new ArrayList<>();

  /** What the relay was asked for, in order. */
  private final List<String> steps = new ArrayList<>();

  /** So many more messages are confirmed; below 0 there is no end. */
  private int confirming = -1;

  private final Leases leases =
      new Leases(confirming(broker), () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
  private final MarketSummaries summaries = new MarketSummaries();
  private final MarketData market = MarketControlFixture.market(summaries, clock);
  private final List<Long> storedMinutes = new ArrayList<>();
  private final List<StreamMessage> toldMinutes = new ArrayList<>();
  private final MarketPublisher publisher =
      new MarketPublisher(
          market,
          summaries,
          new Stored(),
          new StoredOpenInterests(),
          new StoredLiquidations(),
          leases,
          clock,
          AskedWorks.asked());
  private final List<OpenInterestSample> storedSamples = new ArrayList<>();
  private final List<ObservedLiquidation> storedLiquidations = new ArrayList<>();

  /** Whether saving fails. */
  private boolean databaseAway;

  private int trades;

  @BeforeEach
  void begin() {
    publisher.open();
    broker.open(Channel.candles("ALPHA", "BTC-USD", "1m"), toldMinutes::add);
  }

  @Test
  void shouldTellTheNewestCandlesAndStoreTheLastMinutesAfterLongStandingBy() {
    minutes(300);
    assertThat(storedMinutes).isEmpty();
    assertThat(toldMinutes).isEmpty();

    leases.renew();
    second();

    assertThat(toldMinutes).hasSize(2);
    assertThat(storedMinutes).hasSizeBetween(5, 11).contains(295L, 296L, 297L, 298L);
  }

  @Test
  void shouldGoOnStoringWhileTheRelayIsAwayWhereItHeldTheLease() {
    minutes(1);
    leases.renew();
    second();

    minutes(20);

    assertThat(leases.epoch("market:ALPHA")).isEmpty();
    assertThat(storedMinutes).contains(1L, 5L, 10L, 19L);
    toldMinutes.clear();
    leases.renew();
    second();
    assertThat(toldMinutes).hasSize(2);
  }

  @Test
  void shouldStoreWhatItReadBeforeItsFirstLease() {
    for (int minute = 0; minute < 30; minute++) {
      clock.advance(Duration.ofMinutes(1));
      trade();
    }
    second();
    leases.renew();
    second();

    assertThat(storedMinutes).contains(1L, 15L, 28L);
  }

  @Test
  void shouldNotTellAgainWhatWasConfirmedBeforeTheRelayFailed() {
    tradeAll(20);
    second();
    leases.renew();
    second();
    second();
    confirmed.clear();
    tradeAll(20);
    confirming = 7;
    publisher.turn();
    assertThat(confirmed).hasSize(7);

    confirming = -1;
    second();
    second();

    // A ticker and six candles of each.
    assertThat(confirmed.stream().filter(each -> each.channel().kind() != ChannelKind.STATS))
        .extracting(StateUpdate::channel)
        .hasSize(20 * 7)
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldDeriveTheNextVenueBeforeItWaitsForTheRelay() {
    trade("ALPHA", "BTC-USD");
    trade("BETA", "BTC-USD");
    second();
    leases.renew();
    second();
    second();
    trade("ALPHA", "BTC-USD");
    trade("BETA", "BTC-USD");
    trade("BETA", "ETH-USD");
    steps.clear();

    publisher.turn();

    // Tickers and candles of each venue; the best of all, and with the first turn of a second
    // statistics.
    assertThat(steps).hasSize(12);
    assertThat(steps.subList(0, 6)).allMatch(each -> each.startsWith("sent "));
    assertThat(steps.subList(6, 12))
        .containsExactlyElementsOf(
            steps.subList(0, 6).stream().map(each -> each.replace("sent", "confirmed")).toList());
  }

  @Test
  void shouldTellAgainOfEachVenueWhatWasNotConfirmedAndConfirmTheOthers() {
    trade("ALPHA", "BTC-USD");
    trade("BETA", "BTC-USD");
    second();
    leases.renew();
    second();
    second();
    trade("ALPHA", "BTC-USD");
    trade("BETA", "BTC-USD");
    confirmed.clear();
    steps.clear();
    confirming = 0;

    publisher.turn();

    assertThat(steps).filteredOn("confirmed 0"::equals).hasSize(6);
    confirming = -1;
    second();
    assertThat(confirmed)
        .extracting(StateUpdate::channel)
        .contains(Channel.ticker("ALPHA", "BTC-USD"), Channel.ticker("BETA", "BTC-USD"));
  }

  @Test
  void shouldStoreOpenInterestAndLiquidationsOnceWhereItHoldsTheLease() {
    minutes(1);
    leases.renew();
    openInterest(1, "100");
    openInterest(2, "110");
    liquidation(1);
    second();
    second();

    assertThat(storedSamples).containsExactly(sample(1, "100"), sample(2, "110"));
    assertThat(storedLiquidations)
        .containsExactly(
            new ObservedLiquidation(
                FUTURE,
                Side.SELL,
                new BigDecimal("99.5"),
                new BigDecimal("99"),
                BigDecimal.TEN,
                BigDecimal.ONE,
                MIDNIGHT.plusSeconds(1)));
  }

  @Test
  void shouldLeaveThemToTheNodeThatHoldsTheLeaseButStoreTheLastMinutesWhenItTakesOver() {
    for (int minute = 1; minute <= 20; minute++) {
      clock.advance(Duration.ofMinutes(1));
      trade();
      openInterest(minute * 60, "100");
      liquidation(minute * 60);
      second();
    }
    assertThat(storedSamples).isEmpty();
    assertThat(storedLiquidations).isEmpty();

    leases.renew();
    second();

    assertThat(storedSamples)
        .extracting(each -> each.sampledAt().getEpochSecond() - MIDNIGHT.getEpochSecond())
        .containsExactly(960L, 1_020L, 1_080L, 1_140L, 1_200L);
    assertThat(storedLiquidations).hasSize(5);
  }

  @Test
  void shouldStoreThemLaterWhenTheDatabaseIsAwayAndGoOnTellingThemMeanwhile() {
    minutes(1);
    leases.renew();
    databaseAway = true;
    openInterest(1, "100");
    liquidation(1);
    second();
    openInterest(2, "110");
    second();
    assertThat(storedSamples).isEmpty();
    assertThat(summaries.futures().openInterest(FUTURE))
        .containsExactly(sample(1, "100"), sample(2, "110"));

    databaseAway = false;
    second();

    assertThat(storedSamples).containsExactly(sample(1, "100"), sample(2, "110"));
    assertThat(storedLiquidations).hasSize(1);
  }

  @Test
  void shouldKeepTheNewestWhenTheDatabaseIsAwayForLong() {
    minutes(1);
    leases.renew();
    databaseAway = true;
    for (int second = 1; second <= 10_003; second++) {
      liquidation(second);
    }
    second();

    databaseAway = false;
    for (int i = 0; i < 4; i++) {
      second();
    }

    assertThat(storedLiquidations).hasSize(10_000);
    assertThat(storedLiquidations.get(0).at()).isEqualTo(MIDNIGHT.plusSeconds(4));
    assertThat(storedLiquidations.get(9_999).at()).isEqualTo(MIDNIGHT.plusSeconds(10_003));
  }

  private static OpenInterestSample sample(int second, String quantity) {
    return new OpenInterestSample(
        FUTURE, MIDNIGHT.plusSeconds(second), new BigDecimal(quantity), null, "live");
  }

  private void openInterest(int second, String quantity) {
    long atNs = TimeUnit.SECONDS.toNanos(MIDNIGHT.getEpochSecond() + second);
    take(new OpenInterest("ALPHA", "BTC-USD", new BigDecimal(quantity), null, atNs, atNs));
  }

  private void liquidation(int second) {
    long atNs = TimeUnit.SECONDS.toNanos(MIDNIGHT.getEpochSecond() + second);
    take(
        new ForcedOrder(
            "ALPHA",
            "BTC-USD",
            Side.SELL,
            new BigDecimal("99.5"),
            new BigDecimal("99"),
            BigDecimal.TEN,
            BigDecimal.ONE,
            atNs,
            atNs));
  }

  private void take(FeedEvent event) {
    market.accept(List.of(event), MarketControlFixture.NOBODY);
  }

  private void tradeAll(int symbols) {
    for (int symbol = 0; symbol < symbols; symbol++) {
      trade("S" + symbol + "-USD");
    }
  }

  /** The same relay, which fails in the middle of a batch when it is told to. */
  private StreamBroker confirming(StreamBroker whole) {
    return (StreamBroker)
        Proxy.newProxyInstance(
            StreamBroker.class.getClassLoader(),
            new Class<?>[] {StreamBroker.class},
            (proxy, method, arguments) ->
                method.getName().equals("sendAllNext")
                    ? send(whole, (List<?>) arguments[0], (Long) arguments[1])
                    : method.invoke(whole, arguments));
  }

  private Publication send(StreamBroker whole, List<?> updates, long epoch) {
    List<StateUpdate> all = updates.stream().map(StateUpdate.class::cast).toList();
    int fits = confirming < 0 ? all.size() : Math.min(confirming, all.size());
    Publication sent = whole.sendAllNext(all.subList(0, fits), epoch);
    steps.add("sent " + all.size());
    confirmed.addAll(all.subList(0, fits));
    confirming -= confirming < 0 ? 0 : fits;
    return () -> {
      steps.add("confirmed " + fits);
      if (fits < all.size()) {
        throw new RelayUnavailableException("the relay is away", null, fits);
      }
      return sent.confirm();
    };
  }

  /** A trade each minute, and a look each minute though there are sixty in truth. */
  private void minutes(int count) {
    for (int minute = 0; minute < count; minute++) {
      clock.advance(Duration.ofMinutes(1));
      trade();
      second();
    }
  }

  private void second() {
    for (int turn = 0; turn < TURNS_PER_SECOND; turn++) {
      publisher.turn();
    }
  }

  private void trade() {
    trade("BTC-USD");
  }

  private void trade(String symbol) {
    trade("ALPHA", symbol);
  }

  private void trade(String venue, String symbol) {
    long nowNs = TimeUnit.MILLISECONDS.toNanos(clock.millis());
    FeedEvent live =
        new FeedHealth(venue, venue + ".book.ring", FeedHealth.State.LIVE, 10, 0, nowNs);
    FeedEvent trade =
        new TradeTick(
            venue, symbol, 3, ++trades, 100, 2, 2, 1, Side.BUY, trades, nowNs, nowNs, nowNs);
    market.accept(List.of(live, trade), MarketControlFixture.NOBODY);
  }

  private void fail() {
    if (databaseAway) {
      throw new IllegalStateException("the database is away");
    }
  }

  private final class StoredOpenInterests extends OpenInterests {

    @Override
    public void save(List<OpenInterestSample> samples) {
      fail();
      storedSamples.addAll(samples);
    }
  }

  private final class StoredLiquidations extends Liquidations {

    @Override
    public void save(List<ObservedLiquidation> liquidations) {
      fail();
      storedLiquidations.addAll(liquidations);
    }
  }

  /** Notes the minutes that are stored, counted from midnight. */
  private final class Stored extends Candles {

    @Override
    public void save(List<ClosedCandle> closed) {
      closed.stream()
          .map(ClosedCandle::update)
          .filter(each -> each.timeFrame() == TimeFrame.M1)
          .map(each -> each.candle().openTimeMs() - MIDNIGHT.toEpochMilli())
          .map(TimeUnit.MILLISECONDS::toMinutes)
          .forEach(storedMinutes::add);
    }

    @Override
    public List<Candle> lastDay(VenueSymbol instrument) {
      return List.of();
    }
  }
}
