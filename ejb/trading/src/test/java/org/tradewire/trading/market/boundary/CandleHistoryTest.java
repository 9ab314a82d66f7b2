package org.tradewire.trading.market.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
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
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.SettableClock;

class CandleHistoryTest {

  private static final Instant NOW = Instant.parse("2026-03-16T10:17:42Z");
  private static final VenueSymbol BTC = new VenueSymbol("ALPHA", "BTC-USD");

  private final SettableClock clock = new SettableClock(NOW);
  private final MarketSummaries summaries = new MarketSummaries();
  private final MarketData market = MarketControlFixture.market(summaries, clock);
  private final Stored candles = new Stored();
  private final Venue venue = new Venue();
  private final CandleHistory history = new CandleHistory(market, summaries, candles, clock);

  @Test
  void shouldFillADayOfMinutesAndThreeHundredOfEachOtherLength() {
    comeUp();

    history.turn();

    candles.stored.forEach(
        (frame, stored) -> {
          int wanted = frame == TimeFrame.M1 ? 1_440 : 300;
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

    new CandleHistory(market, summaries, candles, clock).turn();

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
    candles.failing = true;
    history.turn();

    candles.failing = false;
    pass(Duration.ofSeconds(5));
    history.turn();

    assertThat(candles.stored).containsOnlyKeys(TimeFrame.values());
  }

  /** Time passes, and the venue lives. */
  private void pass(Duration time) {
    clock.advance(time);
    market.accept(List.of(alive()), MarketControlFixture.NOBODY);
  }

  private static FeedHealth alive() {
    return new FeedHealth("ALPHA", "ALPHA.trades.ring", FeedHealth.State.LIVE, 10, 0, 0);
  }

  /** The first trade of the instrument comes, and word of how its collector can be asked. */
  private void comeUp() {
    long nowNs = TimeUnit.MILLISECONDS.toNanos(clock.millis());
    market.accept(
        List.of(
            new FeedFound("ALPHA", venue),
            alive(),
            new TradeTick(
                "ALPHA", "BTC-USD", 3, 1, 100, 2, 2, 1, Side.BUY, 1, nowNs, nowNs, nowNs)),
        MarketControlFixture.NOBODY);
  }

  private static final class Venue implements FeedControl {

    private final List<String> asked = new ArrayList<>();
    private boolean knows = true;
    private FeedControlException failure;

    @Override
    public String ask(Action action, String symbol) {
      throw new AssertionError("nobody steers");
    }

    @Override
    public List<VenueCandle> history(String symbol, Duration length, Instant from, Instant until)
        throws FeedControlException {
      asked.add(symbol + " " + length + " " + Duration.between(from, until).dividedBy(length));
      if (failure != null) {
        throw failure;
      }
      List<VenueCandle> published = new ArrayList<>();
      for (Instant open = from; knows && open.isBefore(until); open = open.plus(length)) {
        BigDecimal one = BigDecimal.ONE;
        published.add(
            new VenueCandle(
                TimeUnit.SECONDS.toNanos(open.getEpochSecond()),
                one,
                one,
                one,
                one,
                one,
                null,
                null,
                1));
      }
      return published;
    }
  }

  private static final class Stored extends Candles {

    private final Map<TimeFrame, NavigableMap<Long, Candle>> stored =
        new EnumMap<>(TimeFrame.class);
    private boolean failing;

    @Override
    public int saveMissing(VenueSymbol instrument, TimeFrame frame, List<Candle> missing) {
      if (failing) {
        throw new IllegalStateException("The database is away.");
      }
      NavigableMap<Long, Candle> known = stored.computeIfAbsent(frame, any -> new TreeMap<>());
      int before = known.size();
      missing.forEach(each -> known.putIfAbsent(each.openTimeMs(), each));
      return known.size() - before;
    }

    @Override
    public long stored(VenueSymbol instrument, TimeFrame frame, Instant from, Instant to) {
      NavigableMap<Long, Candle> known = stored.get(frame);
      return known == null ? 0 : known.subMap(from.toEpochMilli(), to.toEpochMilli()).size();
    }

    @Override
    public List<Candle> lastDay(VenueSymbol instrument) {
      return List.copyOf(stored.get(TimeFrame.M1).values());
    }
  }
}
