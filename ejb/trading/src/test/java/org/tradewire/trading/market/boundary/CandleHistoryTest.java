package org.tradewire.trading.market.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.FeedControlException;
import org.tradewire.feed.api.FeedFound;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.trading.market.control.MarketControlFixture;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.control.MarketSummaries;
import org.tradewire.trading.market.control.ingest.ChangedHistories;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.AskedWorks;
import org.tradewire.trading.testing.SettableClock;

class CandleHistoryTest {

  private static final Instant NOW = Instant.parse("2026-03-16T10:17:42Z");
  private static final VenueSymbol BTC = new VenueSymbol("ALPHA", "BTC-USD");

  private static final VenueSymbol ETH = new VenueSymbol("ALPHA", "ETH-USD");
  private static final VenueSymbol BETA_BTC = new VenueSymbol("BETA", "BTC-USD");

  private final SettableClock clock = new SettableClock(NOW);
  private final MarketSummaries summaries = new MarketSummaries();
  private final MarketData market = MarketControlFixture.market(summaries, clock);
  private final Stored candles = new Stored();
  private final Venue venue = new Venue();
  private final CandleHistory history = begun();

  @Test
  void shouldFillADayOfMinutesTwoOfFivesAndThreeHundredOfOtherLengths() {
    comeUp();

    history.turn();

    candles.stored.forEach(
        (frame, stored) -> {
          int wanted = frame == TimeFrame.M1 ? 1_440 : frame == TimeFrame.M5 ? 577 : 300;
          long end = frame.openTime(NOW.toEpochMilli());
          assertThat(stored).as(frame.text()).hasSize(wanted);
          assertThat(stored.firstKey()).isEqualTo(end - wanted * frame.lengthMs());
          assertThat(stored.lastKey()).isEqualTo(end - frame.lengthMs());
        });
    assertThat(candles.stored).containsOnlyKeys(TimeFrame.values());
    assertThat(summaries.candle(BTC, TimeFrame.D1).orElseThrow().openTimeMs())
        .isEqualTo(Instant.parse("2026-03-16T00:00:00Z").toEpochMilli());
    assertThat(summaries.candle(BTC, TimeFrame.D1).orElseThrow().trades()).isGreaterThan(617);
  }

  @Test
  void shouldAskForEachInstrumentOnce() {
    comeUp();
    history.turn();
    venue.asked.clear();

    history.turn();

    assertThat(venue.asked).isEmpty();
  }

  @Test
  void shouldAskOnlyForTimeFramesThatAreNotStored() {
    comeUp();
    history.turn();
    candles.stored.get(TimeFrame.H1).pollFirstEntry();
    venue.asked.clear();

    begun().turn();

    assertThat(venue.asked).containsExactly("BTC-USD PT1H 300");
    assertThat(candles.stored.get(TimeFrame.H1)).hasSize(300);
  }

  @Test
  void shouldAskACollectorWithoutHistoryOnceForEachLength() {
    venue.knows = false;
    comeUp();

    history.turn();
    history.turn();

    assertThat(venue.asked).hasSize(TimeFrame.values().length);
    assertThat(candles.stored).isEmpty();
  }

  @Test
  void shouldTryAgainWhenTheCollectorDidNotAnswer() {
    comeUp();
    venue.failure = FeedControlException.unreachable("No answer.", null);
    history.turn();
    pass(Duration.ofMillis(4_999));
    history.turn();
    assertThat(venue.asked).hasSize(1);
    assertThat(candles.stored).isEmpty();

    venue.failure = null;
    pass(Duration.ofMillis(1));
    history.turn();

    assertThat(candles.stored).containsOnlyKeys(TimeFrame.values());
  }

  @Test
  void shouldNotTryAgainWhenTheCollectorRefuses() {
    comeUp();
    venue.failure = FeedControlException.refused("There is no request 'history'.");

    history.turn();
    pass(Duration.ofMinutes(1));
    history.turn();

    assertThat(venue.asked).hasSize(1);
  }

  @Test
  void shouldTryAgainWhenTheDatabaseFails() {
    comeUp();
    candles.failing = BTC;
    history.turn();

    candles.failing = null;
    pass(Duration.ofSeconds(5));
    history.turn();

    assertThat(candles.stored).containsOnlyKeys(TimeFrame.values());
  }

  @Test
  void shouldFillAVenueWhileTheCollectorOfAnotherDoesNotAnswer() {
    Venue beta = new Venue();
    comeUp();
    comeUp("ALPHA", "ETH-USD", venue);
    comeUp("BETA", "BTC-USD", beta);
    venue.failure = FeedControlException.unreachable("No answer.", null);

    history.turn();

    assertThat(candles.of(BETA_BTC)).containsOnlyKeys(TimeFrame.values());
    assertThat(venue.asked).as("one instrument, for whose answer all wait").hasSize(1);
  }

  @Test
  void shouldAskAnsweringVenuesFirstWhenTheOtherUsesUpTheTurn() {
    Venue beta = new Venue();
    comeUp();
    comeUp("BETA", "BTC-USD", beta);
    venue.failure = FeedControlException.unreachable("No answer.", null);
    venue.takes = CandleHistory.MAX_TURN;
    history.turn();
    assertThat(beta.asked).as("the turn is over").isEmpty();

    pass(Duration.ofSeconds(5));
    history.turn();

    assertThat(candles.of(BETA_BTC)).containsOnlyKeys(TimeFrame.values());
    assertThat(venue.asked).hasSize(2);
  }

  @Test
  void shouldFillOtherInstrumentsOfAVenueWhereOneFails() {
    comeUp();
    comeUp("ALPHA", "ETH-USD", venue);
    candles.failing = BTC;

    history.turn();

    assertThat(candles.of(ETH)).containsOnlyKeys(TimeFrame.values());
  }

  @Test
  void shouldLeaveOtherInstrumentsToTheNextTurnWhenTheVenueIsSlow() {
    comeUp();
    comeUp("ALPHA", "ETH-USD", venue);
    venue.takes = CandleHistory.MAX_TURN.dividedBy(8);
    history.turn();
    assertThat(candles.stored).containsOnlyKeys(TimeFrame.values());
    assertThat(candles.of(ETH)).isEmpty();

    pass(Duration.ZERO);
    history.turn();

    assertThat(candles.of(ETH)).containsOnlyKeys(TimeFrame.values());
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  void shouldStoreNothingOfAnAnswerThatIsNotWhatWasAskedFor(Wrong wrong) {
    venue.wrong = wrong;
    comeUp();

    history.turn();

    assertThat(candles.stored).doesNotContainKey(TimeFrame.H1);
    assertThat(candles.stored).as("others are right").containsKeys(TimeFrame.M15, TimeFrame.H4);
    venue.asked.clear();
    comeUp("ALPHA", "ETH-USD", venue);
    history.turn();
    assertThat(venue.asked).as("it is a failure, after which is a pause").isEmpty();
    pass(Duration.ofSeconds(5));
    history.turn();
    assertThat(venue.asked).as("not again").isNotEmpty().noneMatch(each -> each.startsWith("BTC"));
  }

  /** How an answer about hours is not what was asked for. */
  private enum Wrong {
    RUNNING(answer -> answer.add(later(answer.get(299), Duration.ofHours(1)))),
    FUTURE(answer -> answer.set(299, later(answer.get(299), Duration.ofDays(1)))),
    TOO_OLD(answer -> answer.set(0, later(answer.get(0), Duration.ofHours(-1)))),
    TWICE(answer -> answer.set(1, answer.get(0))),
    NEWEST_FIRST(Collections::reverse),
    BETWEEN(answer -> answer.set(1, later(answer.get(1), Duration.ofMillis(1)))),
    TOO_MANY(answer -> answer.addAll(List.copyOf(answer)));

    private final Consumer<List<VenueCandle>> spoiling;

    Wrong(Consumer<List<VenueCandle>> spoiling) {
      this.spoiling = spoiling;
    }

    private static VenueCandle later(VenueCandle candle, Duration by) {
      return candle(candle.openTimeNs() + by.toNanos());
    }
  }

  private static VenueCandle candle(long openNs) {
    BigDecimal one = BigDecimal.ONE;
    return new VenueCandle(openNs, one, one, one, one, one, null, null, 1);
  }

  /** Time passes, and the venues live. */
  private CandleHistory begun() {
    CandleHistory begun =
        new CandleHistory(
            market,
            summaries,
            candles,
            new ChangedHistories(),
            clock,
            AskedWorks.asked(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())));
    begun.open();
    return begun;
  }

  private void pass(Duration time) {
    clock.advance(time);
    market.accept(List.of(alive("ALPHA"), alive("BETA")), MarketControlFixture.NOBODY);
  }

  private static FeedHealth alive(String name) {
    return new FeedHealth(name, name + ".trades.ring", FeedHealth.State.LIVE, 10, 0, 0);
  }

  /** The first trade of the instrument comes, and word of how its collector can be asked. */
  private void comeUp() {
    comeUp("ALPHA", "BTC-USD", venue);
  }

  private void comeUp(String name, String symbol, Venue collector) {
    long nowNs = TimeUnit.MILLISECONDS.toNanos(clock.millis());
    market.accept(
        List.of(
            new FeedFound(name, collector),
            alive(name),
            new TradeTick(name, symbol, 3, 1, 100, 2, 2, 1, Side.BUY, 1, nowNs, nowNs, nowNs)),
        MarketControlFixture.NOBODY);
  }

  private final class Venue implements FeedControl {

    private final List<String> asked = new ArrayList<>();
    private boolean knows = true;
    private Duration takes = Duration.ZERO;
    private FeedControlException failure;
    private Wrong wrong;

    @Override
    public String ask(Action action, String symbol) {
      throw new AssertionError("nobody steers");
    }

    @Override
    public List<VenueCandle> history(String symbol, Duration length, Instant from, Instant until)
        throws FeedControlException {
      asked.add(symbol + " " + length + " " + Duration.between(from, until).dividedBy(length));
      clock.advance(takes);
      if (failure != null) {
        throw failure;
      }
      List<VenueCandle> published = new ArrayList<>();
      for (Instant open = from; knows && open.isBefore(until); open = open.plus(length)) {
        published.add(candle(TimeUnit.SECONDS.toNanos(open.getEpochSecond())));
      }
      if (wrong != null && length.equals(Duration.ofHours(1))) {
        wrong.spoiling.accept(published);
      }
      return published;
    }
  }

  private static final class Stored extends Candles {

    private final Map<VenueSymbol, Map<TimeFrame, NavigableMap<Long, Candle>>> all =
        new HashMap<>();
    private final Map<TimeFrame, NavigableMap<Long, Candle>> stored = of(BTC);
    private VenueSymbol failing;

    private Map<TimeFrame, NavigableMap<Long, Candle>> of(VenueSymbol instrument) {
      return all.computeIfAbsent(instrument, any -> new EnumMap<>(TimeFrame.class));
    }

    @Override
    public int saveMissing(VenueSymbol instrument, TimeFrame frame, List<Candle> missing) {
      if (instrument.equals(failing)) {
        throw new IllegalStateException("The database is away.");
      }
      NavigableMap<Long, Candle> known =
          of(instrument).computeIfAbsent(frame, any -> new TreeMap<>());
      int before = known.size();
      missing.forEach(each -> known.putIfAbsent(each.openTimeMs(), each));
      return known.size() - before;
    }

    @Override
    public long stored(VenueSymbol instrument, TimeFrame frame, Instant from, Instant to) {
      NavigableMap<Long, Candle> known = of(instrument).get(frame);
      return known == null ? 0 : known.subMap(from.toEpochMilli(), to.toEpochMilli()).size();
    }

    @Override
    public List<Candle> lastDay(VenueSymbol instrument) {
      return List.copyOf(of(instrument).get(TimeFrame.M1).values());
    }
  }
}
