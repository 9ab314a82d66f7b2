package org.tradewire.trading.heatmap.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewire.trading.heatmap.boundary.MarketMemory.BTC;
import static org.tradewire.trading.heatmap.boundary.MarketMemory.FIVE_MINUTES;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.heatmap.control.HeatmapConfiguration;
import org.tradewire.trading.heatmap.control.HeatmapControlFixture;
import org.tradewire.trading.heatmap.control.HeatmapEngine;
import org.tradewire.trading.heatmap.control.HeatmapMeter;
import org.tradewire.trading.heatmap.control.HeatmapRepository;
import org.tradewire.trading.heatmap.control.HeatmapSettingRepository;
import org.tradewire.trading.heatmap.control.HeatmapWatchers;
import org.tradewire.trading.heatmap.control.HistoryChanges;
import org.tradewire.trading.heatmap.control.HistoryChanges.Change;
import org.tradewire.trading.heatmap.control.InterestSeries;
import org.tradewire.trading.heatmap.control.SnapshotDigest;
import org.tradewire.trading.heatmap.control.backtest.BackTestRepository;
import org.tradewire.trading.heatmap.control.levels.NewestPositions;
import org.tradewire.trading.heatmap.entity.HeatmapExtent;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.LeveragedLevels;
import org.tradewire.trading.heatmap.entity.ModelSettings;
import org.tradewire.trading.heatmap.entity.SeriesQuestion;
import org.tradewire.trading.heatmap.entity.StoredCheckpoint;
import org.tradewire.trading.heatmap.entity.StoredStep;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.AskedWorks;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

class HeatmapPublisherTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant BEGIN = Instant.parse("2026-03-16T00:00:00Z");
  private static final int CANDLES = 200;
  private static final HeatmapKey KEY = new HeatmapKey(BTC, HeatmapModel.ISOLATED_MARGIN);
  private static final ModelSettings STANDARD = ModelSettings.standard(new BigDecimal("100"));

  private final SettableClock clock =
      new SettableClock(BEGIN.plusMillis(CANDLES * FIVE_MINUTES + 1_000));

  /** Whether the relay takes nothing. */
  private boolean relayAway;

  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(1_000);
  private final MarketMemory market = new MarketMemory(clock).filled(BEGIN, CANDLES, 7);
  private final List<StreamMessage> told = new ArrayList<>();
  private final Leases leases =
      new Leases(refusing(), () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));

  /** Whether the database answers. */
  private boolean away;

  @BeforeEach
  void begin() throws SQLException {
    for (String table : List.of("setting", "step", "checkpoint", "change")) {
      DATABASE.execute("DELETE FROM heatmap_" + table);
    }
    broker.open(Channel.heatmap("BTC-USDT"), told::add);
  }

  @Test
  void shouldDrawWhatARecomputationDraws() {
    HeatmapPublisher publisher = opened();

    run(publisher, 12);

    assertThat(told).hasSize(1);
    assertThat(leases.heldLast(HeatmapPublisher.key("BTC-USDT"))).isTrue();
    assertThat(digest(told.get(0))).isEqualTo(recomputed(CANDLES));
    assertThat(told.get(0).json())
        .asString(StandardCharsets.UTF_8)
        .contains("\"symbol\":\"BTCUSDT\"");
    assertThat(pictures())
        .hasSize(CANDLES)
        .last()
        .satisfies(each -> assertThat(SnapshotDigest.of(each)).isEqualTo(recomputed(CANDLES)));
  }

  @Test
  void shouldComputeNothingAndTakeNoLeaseWhereHeatmapsAreSwitchedOff() {
    HeatmapCatalogue off = new HeatmapCatalogue();
    HeatmapPublisher publisher =
        opened(HeatmapControlFixture.configuredWith("WS_ENABLED", "false"), off);

    run(publisher, 12);

    assertThat(told).isEmpty();
    assertThat(leases.heldLast(HeatmapPublisher.key("BTC-USDT"))).isFalse();
    assertThat(off.isServed()).isFalse();
  }

  @Test
  void shouldTellEachClosedCandleOnce() {
    HeatmapPublisher publisher = opened();
    run(publisher, 12);

    nextCandle(1);
    run(publisher, 20);

    assertThat(told).hasSize(2);
    assertThat(digest(told.get(1))).isEqualTo(recomputed(CANDLES + 1));
  }

  @Test
  void shouldTellACandleThatEndedWhenItIsClosed() {
    HeatmapPublisher publisher = opened();
    run(publisher, 12);
    nextCandle(1);
    clock.advance(Duration.ofMillis(-700));

    run(publisher, 6);
    assertThat(told).as("0.9 s after its end").hasSize(1);
    run(publisher, 1);

    assertThat(told).hasSize(2);
    assertThat(digest(told.get(1))).isEqualTo(recomputed(CANDLES + 1));
    assertThat(pictures()).hasSize(CANDLES + 1);
  }

  @Test
  void shouldTellWhatWaitsWhereTheClockIsPutBackBeforeACandleIsClosed() {
    HeatmapPublisher publisher = opened();
    run(publisher, 12);
    relayAway = true;
    nextCandle(1);
    run(publisher, 3);
    nextCandle(2);
    clock.advance(Duration.ofMillis(-700));
    run(publisher, 2);

    clock.advance(Duration.ofMinutes(-10));
    relayAway = false;
    run(publisher, 12);

    assertThat(told).hasSize(2);
  }

  @Test
  void shouldTellACandleThatEndsAtATakeoverOnce() {
    HeatmapPublisher first = opened();
    run(first, 12);
    nextCandle(1);
    clock.advance(Duration.ofMillis(-700));
    run(first, 2);
    first.close();

    HeatmapPublisher second = opened();
    run(second, 4);
    assertThat(told).as("not closed").hasSize(1);
    run(second, 12);

    assertThat(told).hasSize(2);
    assertThat(digest(told.get(1))).isEqualTo(recomputed(CANDLES + 1));
    assertThat(pictures()).hasSize(CANDLES + 1);
  }

  @Test
  void shouldRedoTheNewestCandleWhereTheExchangeCorrectsIt() {
    HeatmapPublisher publisher = opened();
    run(publisher, 12);
    Candle wrong = nextCandle(1);
    run(publisher, 3);
    Candle right =
        MarketMemory.candle(
            wrong.openTimeMs(),
            wrong.open(),
            wrong.close().subtract(BigDecimal.TEN),
            new Random(3));

    seen(right);
    clock.advance(Duration.ofSeconds(5));
    run(publisher, 3);

    assertThat(told).hasSize(3);
    assertThat(digest(told.get(2))).isEqualTo(recomputed(CANDLES + 1));
  }

  @Test
  void shouldGoOnFromWhatIsStoredUnderANewEpochAndTellNothingTwice() {
    HeatmapPublisher first = opened();
    run(first, 12);
    first.close();
    HeatmapPublisher second = opened();
    run(second, 12);
    assertThat(told).hasSize(1);

    nextCandle(1);
    run(second, 3);

    assertThat(told).hasSize(2);
    assertThat(digest(told.get(1))).isEqualTo(recomputed(CANDLES + 1));
    assertThat(told.get(1).epoch()).isGreaterThan(told.get(0).epoch());
  }

  @Test
  void shouldComputeAgainFromBeforeALateSample() throws SQLException {
    HeatmapPublisher publisher = opened();
    run(publisher, 12);
    long late = BEGIN.toEpochMilli() + 151 * FIVE_MINUTES - 1_000;

    market.interest.put(late, new InterestSeries.Interest(new BigDecimal("5000"), null));
    inTransaction(
        entityManager -> {
          new HistoryChanges(entityManager).add(BTC, Instant.ofEpochMilli(late));
          return null;
        });
    run(publisher, 12);
    assertThat(told).as("more may come").hasSize(1);
    DATABASE.execute("UPDATE heatmap_change SET last_at = now() - INTERVAL '3 seconds'");
    run(publisher, 12);

    assertThat(told).hasSize(2);
    assertThat(digest(told.get(1))).isEqualTo(recomputed(CANDLES));
    assertThat(changes()).isEmpty();
    assertThat(SnapshotDigest.of(pictures().get(CANDLES - 1))).isEqualTo(recomputed(CANDLES));
  }

  @Test
  void shouldSayWhatIsStoredOfEachInstrument() {
    run(opened(), 12);

    List<HeatmapExtent> extents =
        inTransaction(each -> new HeatmapRepository(each).extents(HeatmapModel.ISOLATED_MARGIN));
    assertThat(extents)
        .singleElement()
        .satisfies(
            extent -> {
              assertThat(extent.instrument()).isEqualTo(BTC);
              assertThat(extent.first()).isEqualTo(BEGIN);
              assertThat(extent.last()).isEqualTo(BEGIN.plusMillis((CANDLES - 1) * FIVE_MINUTES));
              assertThat(extent.openInterest())
                  .isEqualByComparingTo(market.interest.lastEntry().getValue().quantity());
              assertThat(extent.amount()).isPositive();
            });
  }

  @Test
  void shouldBeginAnewWithOtherSettings() {
    HeatmapPublisher publisher = opened();
    run(publisher, 12);
    ModelSettings wider = ModelSettings.standard(new BigDecimal("500"));

    inTransaction(
        entityManager ->
            new HeatmapSettingRepository(entityManager)
                .store(
                    new SymbolSettings("BTC-USDT", true, wider, 2, 2, "admin", clock.instant())));
    run(publisher, 12);

    assertThat(told).hasSize(2);
    assertThat(digest(told.get(1))).isEqualTo(recomputed(CANDLES, wider));
  }

  @Test
  void shouldLeaveOutWhatTheOpenCandleHasReachedWhileSomebodyWatches() {
    HeatmapPublisher publisher = opened();
    run(publisher, 12);
    Candle last = market.seen.lastEntry().getValue();
    clock.advance(Duration.ofMinutes(1));
    market.open =
        new Candle(
            last.openTimeMs() + FIVE_MINUTES,
            last.close(),
            last.close(),
            last.close().subtract(new BigDecimal("3000")),
            last.close(),
            BigDecimal.ONE,
            last.close(),
            1,
            BigDecimal.ONE);
    run(publisher, 12);
    assertThat(told).as("nobody watches").hasSize(1);

    broker.broadcast("heatmap-watched", "BTC-USDT".getBytes(StandardCharsets.US_ASCII));
    run(publisher, 12);

    assertThat(told).hasSize(2);
    JsonObject data = data(told.get(1));
    assertThat(data.getBoolean("closed")).isFalse();
    assertThat(data.getInt("positions_consumed")).isPositive();
    BigDecimal low = market.open.low();
    assertThat(data.getJsonArray("levels").getValuesAs(JsonObject.class))
        .filteredOn(
            each ->
                each.getJsonNumber("price").bigDecimalValue().compareTo(low) > 0
                    && each.getJsonNumber("long_density").bigDecimalValue().signum() > 0)
        .isEmpty();
  }

  @Test
  void shouldGoOnWhileTheDatabaseIsAwayAndStoreLater() {
    HeatmapPublisher publisher = opened();
    run(publisher, 12);

    away = true;
    for (int i = 1; i <= 3; i++) {
      nextCandle(i);
      run(publisher, 3);
    }
    assertThat(told).hasSize(4);
    away = false;
    clock.advance(Duration.ofSeconds(5));
    run(publisher, 3);

    assertThat(pictures()).hasSize(CANDLES + 3);
    assertThat(SnapshotDigest.of(pictures().get(CANDLES + 2)))
        .isEqualTo(digest(told.get(3)))
        .isEqualTo(recomputed(CANDLES + 3));
  }

  /**
   * No state is stored at a stop: the candles since the last one are, and steps follow from them.
   */
  @Test
  void shouldStoreAfterAStopWhatWasNotStoredBeforeIt() {
    HeatmapPublisher publisher = opened();
    run(publisher, 12);
    away = true;
    for (int i = 1; i <= 3; i++) {
      nextCandle(i);
      run(publisher, 3);
    }
    publisher.close();
    away = false;

    run(opened(), 12);

    assertThat(pictures()).hasSize(CANDLES + 3);
    assertThat(SnapshotDigest.of(pictures().get(CANDLES + 2)))
        .isEqualTo(digest(told.get(3)))
        .isEqualTo(recomputed(CANDLES + 3));
    assertThat(told).as("no picture twice").hasSize(4);
  }

  /** What is read in one go may be more than may wait to be stored. */
  @Test
  void shouldStoreAllThatItReadsAndNotBeginAgain() {
    int candles = 400;
    market.filled(BEGIN, candles, 7);
    clock.set(BEGIN.plusMillis(candles * FIVE_MINUTES + 1_000));

    run(opened(), 12);

    assertThat(noted()).isEmpty();
    assertThat(pictures()).hasSize(candles);
    assertThat(told).hasSize(1);
  }

  /** The database is asked for candles, since there were no trades in one. */
  @Test
  void shouldGoOnAfterACandleWithoutTradesWhileTheDatabaseIsAway() {
    HeatmapPublisher publisher = opened();
    run(publisher, 12);
    away = true;
    market.away = true;

    clock.advance(Duration.ofMinutes(6));
    run(publisher, 12);
    Candle last = market.seen.lastEntry().getValue();
    Candle later =
        MarketMemory.candle(
            last.openTimeMs() + 2 * FIVE_MINUTES,
            last.close(),
            last.close().subtract(BigDecimal.TEN),
            new Random(5));
    seen(later);
    market.interest.put(
        later.openTimeMs() + FIVE_MINUTES - 20_000,
        new InterestSeries.Interest(
            market.interest.lastEntry().getValue().quantity().add(BigDecimal.TEN), null));
    clock.set(Instant.ofEpochMilli(later.openTimeMs() + FIVE_MINUTES + 1_000));
    run(publisher, 3);

    assertThat(told).hasSize(2);
    assertThat(digest(told.get(1))).isEqualTo(recomputed(CANDLES + 1));
  }

  /** What open interest did while nothing was traded belongs to the next candle, also redone. */
  @Test
  void shouldKeepTheOpenInterestOfAGapWhenTheNextCandleIsRedone() {
    HeatmapPublisher publisher = opened();
    run(publisher, 12);
    Candle last = market.seen.lastEntry().getValue();
    BigDecimal quantity = market.interest.lastEntry().getValue().quantity();
    for (int i = 1; i <= 36; i++) {
      quantity = quantity.add(BigDecimal.TEN);
      market.interest.put(
          last.openTimeMs() + (i + 1) * FIVE_MINUTES - 20_000,
          new InterestSeries.Interest(quantity, null));
      clock.set(Instant.ofEpochMilli(last.openTimeMs() + (i + 1) * FIVE_MINUTES + 1_000));
      run(publisher, 2);
    }
    Candle next =
        MarketMemory.candle(
            last.openTimeMs() + 37 * FIVE_MINUTES,
            last.close(),
            last.close().add(BigDecimal.TEN),
            new Random(6));
    seen(next);
    clock.set(Instant.ofEpochMilli(next.openTimeMs() + FIVE_MINUTES + 1_000));
    run(publisher, 3);
    seen(
        MarketMemory.candle(
            next.openTimeMs(), next.open(), next.close().add(BigDecimal.ONE), new Random(8)));
    clock.advance(Duration.ofSeconds(5));
    run(publisher, 3);

    assertThat(digest(told.get(told.size() - 1))).isEqualTo(recomputed(CANDLES + 1));
  }

  @Test
  void shouldForgetStepsOfCandlesThatAreNotThereAnyMore() throws SQLException {
    run(opened(), 12);
    Candle gone = market.stored.remove(BEGIN.toEpochMilli() + 160 * FIVE_MINUTES);
    market.seen.remove(gone.openTimeMs());

    inTransaction(
        entityManager -> {
          new HistoryChanges(entityManager).add(BTC, Instant.ofEpochMilli(gone.openTimeMs()));
          return null;
        });
    DATABASE.execute("UPDATE heatmap_change SET last_at = now() - INTERVAL '3 seconds'");
    run(opened(), 12);

    assertThat(pictures()).hasSize(CANDLES - 1);
    assertThat(SnapshotDigest.of(pictures().get(CANDLES - 2))).isEqualTo(recomputed(CANDLES - 1));
  }

  @Test
  void shouldKeepItsStateWhereASymbolIsSwitchedOffAndOn() {
    run(opened(), 12);
    inTransaction(
        entityManager ->
            new HeatmapSettingRepository(entityManager)
                .store(
                    new SymbolSettings(
                        "BTC-USDT", true, STANDARD, 2, 1, "admin", clock.instant())));
    market.stored.headMap(BEGIN.toEpochMilli() + 100 * FIVE_MINUTES).clear();

    run(opened(), 12);

    assertThat(told).as("from the checkpoint, not from what is left of the candles").hasSize(1);
  }

  @Test
  void shouldTellAgainWhatTheRelayDidNotTake() {
    HeatmapPublisher publisher = opened();
    relayAway = true;
    run(publisher, 12);
    assertThat(told).isEmpty();

    relayAway = false;
    run(publisher, 2);

    assertThat(told).hasSize(1);
    assertThat(digest(told.get(0))).isEqualTo(recomputed(CANDLES));
  }

  @Test
  void shouldGiveSamplesOfLongerIntervalsAndWiderBuckets() {
    run(opened(), 12);

    List<HeatmapSnapshot> hours = pictures(TimeFrame.H1, new BigDecimal("500"));

    List<HeatmapSnapshot> all = pictures();
    assertThat(hours).hasSize((CANDLES + 11) / 12);
    assertThat(SnapshotDigest.of(hours.get(3).withoutCounters()))
        .isEqualTo(
            SnapshotDigest.of(all.get(47).inBuckets(new BigDecimal("500")).withoutCounters()));
    assertThat(hours.get(3).created())
        .isEqualTo(all.subList(36, 48).stream().mapToInt(HeatmapSnapshot::created).sum());
  }

  @Test
  void shouldGiveStepsFromWhichTheSamePicturesFollow() {
    run(opened(), 12);
    Instant from = BEGIN.plusMillis(57 * FIVE_MINUTES);
    for (BigDecimal bucket : new BigDecimal[] {null, new BigDecimal("200")}) {
      SeriesQuestion question = question(from, TimeFrame.M5, bucket);
      List<String> expected = new ArrayList<>();
      new HeatmapSeries(question, pages()).forEach(each -> expected.add(rounded(each.levels())));
      Map<BigDecimal, HeatmapLevel> levels = new HashMap<>();
      List<String> followed = new ArrayList<>();

      new HeatmapSeries(question, pages())
          .forEachStep(
              step -> {
                levels.replaceAll(
                    (price, level) -> level.times(step.kept(), MathContext.DECIMAL128));
                step.changed().forEach(each -> levels.put(each.price().stripTrailingZeros(), each));
                levels.values().removeIf(HeatmapLevel::isEmpty);
                followed.add(rounded(List.copyOf(levels.values())));
              });

      assertThat(followed).hasSize(CANDLES - 57);
      assertThat(followed.get(0)).isEqualTo(expected.get(0));
      assertThat(followed.get(100)).isEqualTo(expected.get(100));
    }
  }

  @Test
  void shouldTellThePositionsBehindTheStoredPicture() {
    HeatmapPublisher publisher = opened();
    run(publisher, 12);
    NewestPositions kept = new NewestPositions();
    assertAmounts(positions(kept, Set.of()), pictures().get(CANDLES - 1));

    nextCandle(1);
    run(publisher, 3);
    LeveragedLevels all = positions(kept, Set.of());

    assertAmounts(all, pictures().get(CANDLES));
    assertThat(all.close()).isEqualByComparingTo(market.seen.lastEntry().getValue().close());
    market.away = true;
    LeveragedLevels some = positions(kept, Set.of(25, 100));
    assertThat(some.items())
        .as("made once of each picture")
        .isEqualTo(
            all.items().stream()
                .filter(each -> each.leverage() == 25 || each.leverage() == 100)
                .toList());
    assertThat(some.items()).extracting(LeveragedLevels.Item::leverage).contains(25, 100);
  }

  private LeveragedLevels positions(NewestPositions kept, Set<Integer> leverages) {
    return inTransaction(
        each ->
            new HeatmapPositions(stored(each), market, kept, clock)
                .of(
                    new HeatmapSettingRepository(each).find("BTC-USDT").orElseThrow(),
                    HeatmapModel.ISOLATED_MARGIN,
                    null,
                    null,
                    leverages));
  }

  private static HeatmapStore stored(EntityManager entities) {
    return new HeatmapStore(
        new HeatmapRepository(entities),
        new HeatmapSettingRepository(entities),
        new HistoryChanges(entities),
        new BackTestRepository(entities));
  }

  private static void assertAmounts(LeveragedLevels positions, HeatmapSnapshot picture) {
    Map<BigDecimal, BigDecimal> sums = new TreeMap<>();
    positions.items().forEach(each -> sums.merge(each.price(), each.density(), BigDecimal::add));
    assertThat(picture.levels()).hasSize(sums.size());
    for (HeatmapLevel level : picture.levels()) {
      assertThat(sums.get(level.price()))
          .isCloseTo(level.longDensity().add(level.shortDensity()), within(new BigDecimal("1e-4")));
    }
  }

  private static String rounded(List<HeatmapLevel> levels) {
    return levels.stream()
        .sorted((one, other) -> one.price().compareTo(other.price()))
        .map(
            each ->
                each.price().stripTrailingZeros().toPlainString()
                    + " "
                    + each.longDensity().setScale(0, RoundingMode.HALF_EVEN)
                    + " "
                    + each.shortDensity().setScale(0, RoundingMode.HALF_EVEN))
        .toList()
        .toString();
  }

  private StreamBroker refusing() {
    return (StreamBroker)
        Proxy.newProxyInstance(
            StreamBroker.class.getClassLoader(),
            new Class<?>[] {StreamBroker.class},
            (proxy, method, arguments) ->
                relayAway && method.getName().equals("sendAllNext")
                    ? Publication.REFUSED
                    : method.invoke(broker, arguments));
  }

  private HeatmapPublisher opened() {
    return opened(HeatmapControlFixture.standardConfiguration(), new HeatmapCatalogue());
  }

  private HeatmapPublisher opened(HeatmapConfiguration configuration, HeatmapCatalogue catalogue) {
    HeatmapStore store = new Stored();
    HeatmapMeter meter = new HeatmapMeter();
    ChannelHub hub = new ChannelHub(broker, Runnable::run, new StreamStatistics());
    HeatmapPublisher publisher =
        new HeatmapPublisher(
            configuration,
            store,
            market,
            new HeatmapMaking(store, market, meter, clock),
            catalogue,
            new HeatmapWatchers(hub, broker),
            meter,
            leases,
            broker,
            AskedWorks.asked(),
            clock);
    publisher.open();
    return publisher;
  }

  /** Turns of a tenth of a second each. */
  private void run(HeatmapPublisher publisher, int turns) {
    for (int i = 0; i < turns; i++) {
      clock.advance(Duration.ofMillis(100));
      leases.renew();
      publisher.turn();
    }
  }

  /** A candle after the stored ones begins and ends. */
  private Candle nextCandle(int number) {
    Candle last = market.seen.lastEntry().getValue();
    Random random = new Random(number);
    Candle next =
        MarketMemory.candle(
            last.openTimeMs() + FIVE_MINUTES,
            last.close(),
            last.close().add(BigDecimal.valueOf(random.nextInt(400))),
            random);
    seen(next);
    market.interest.put(
        next.openTimeMs() + FIVE_MINUTES - 20_000,
        new InterestSeries.Interest(
            market.interest.lastEntry().getValue().quantity().add(BigDecimal.ONE), null));
    clock.set(Instant.ofEpochMilli(next.openTimeMs() + FIVE_MINUTES + 1_000));
    return next;
  }

  private void seen(Candle candle) {
    market.seen.put(candle.openTimeMs(), candle);
    market.stored.put(candle.openTimeMs(), candle);
  }

  private String recomputed(int candles) {
    return recomputed(candles, STANDARD);
  }

  /** Of all candles from scratch, by the engine alone. */
  private String recomputed(int candles, ModelSettings settings) {
    HeatmapEngine engine = new HeatmapEngine(HeatmapModel.ISOLATED_MARGIN, settings);
    InterestSeries series = new InterestSeries(FIVE_MINUTES);
    market.interest.forEach(series::put);
    Candle before = null;
    for (Candle candle : List.copyOf(market.stored.values()).subList(0, candles)) {
      engine.step(candle, series.delta(HeatmapModel.ISOLATED_MARGIN, before, candle));
      before = candle;
    }
    return SnapshotDigest.of(engine.snapshot());
  }

  private static JsonObject data(StreamMessage message) {
    String text = new String(message.json(), StandardCharsets.UTF_8);
    return Json.createReader(new StringReader(text)).readObject().getJsonObject("data");
  }

  private static String digest(StreamMessage message) {
    JsonObject data = data(message);
    List<HeatmapLevel> levels =
        data.getJsonArray("levels").getValuesAs(JsonObject.class).stream()
            .map(
                each ->
                    new HeatmapLevel(
                        each.getJsonNumber("price").bigDecimalValue(),
                        each.getJsonNumber("long_density").bigDecimalValue(),
                        each.getJsonNumber("short_density").bigDecimalValue()))
            .toList();
    return SnapshotDigest.of(
        new HeatmapSnapshot(
            0,
            BigDecimal.ONE,
            levels,
            data.getInt("positions_created"),
            data.getInt("positions_consumed"),
            BigDecimal.ZERO));
  }

  private List<HeatmapSnapshot> pictures() {
    return pictures(TimeFrame.M5, null);
  }

  private List<HeatmapSnapshot> pictures(TimeFrame interval, BigDecimal bucket) {
    List<HeatmapSnapshot> pictures = new ArrayList<>();
    new HeatmapSeries(question(BEGIN, interval, bucket), pages()).forEach(pictures::add);
    return pictures;
  }

  private SeriesQuestion question(Instant from, TimeFrame interval, BigDecimal bucket) {
    return new SeriesQuestion(List.of(KEY), from, clock.instant(), interval, bucket);
  }

  private HeatmapSeries.Pages pages() {
    return new HeatmapSeries.Pages() {
      @Override
      public Optional<StoredStep> keyframe(HeatmapKey key, Instant at) {
        return inTransaction(each -> new HeatmapRepository(each).keyframe(key, at));
      }

      @Override
      public List<StoredStep> steps(HeatmapKey key, Instant from, Instant to) {
        return inTransaction(each -> new HeatmapRepository(each).steps(key, from, to));
      }
    };
  }

  private List<Change> changes() {
    return inTransaction(each -> new HistoryChanges(each).settled());
  }

  /** What is to be gone through again, settled or not. */
  private List<?> noted() {
    return inTransaction(
        each -> each.createNativeQuery("SELECT since FROM heatmap_change").getResultList());
  }

  private static <T> T inTransaction(Function<EntityManager, T> work) {
    return DATABASE.inTransaction(work);
  }

  /** The store with a transaction around each call, while the database answers. */
  private final class Stored extends HeatmapStore {

    private <T> T with(Function<HeatmapStore, T> call) {
      if (away) {
        throw new IllegalStateException("the database is away");
      }
      return inTransaction(each -> call.apply(stored(each)));
    }

    @Override
    public List<SymbolSettings> settings() {
      return with(HeatmapStore::settings);
    }

    @Override
    public void begin(SymbolSettings first) {
      with(
          store -> {
            store.begin(first);
            return null;
          });
    }

    @Override
    public void save(HeatmapKey key, List<StoredStep> steps, List<StoredCheckpoint> checkpoints) {
      with(
          store -> {
            store.save(key, steps, checkpoints);
            return null;
          });
    }

    @Override
    public Optional<StoredCheckpoint> checkpoint(HeatmapKey key, long settingVersion) {
      return with(store -> store.checkpoint(key, settingVersion));
    }

    @Override
    public List<Change> changes() {
      return with(HeatmapStore::changes);
    }

    @Override
    public void note(VenueSymbol instrument, Instant since) {
      with(
          store -> {
            store.note(instrument, since);
            return null;
          });
    }

    @Override
    public boolean takeChange(VenueSymbol instrument, long candleMs) {
      return with(store -> store.takeChange(instrument, candleMs));
    }
  }
}
