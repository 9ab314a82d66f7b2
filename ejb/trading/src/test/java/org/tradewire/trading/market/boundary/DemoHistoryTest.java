package org.tradewire.trading.market.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.trading.market.control.MarketControlFixture;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.control.MarketSummaries;
import org.tradewire.trading.market.control.history.OpenInterestRepository;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.AskedWorks;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

class DemoHistoryTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant NOW = Instant.parse("2026-03-16T10:17:42Z");
  private static final Instant SAMPLED = Instant.parse("2026-03-16T10:14:50Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final MarketData market = MarketControlFixture.market(new MarketSummaries(), clock);
  private final IngestFixture chunks = new IngestFixture(DATABASE, clock);
  private List<Candle> stored = fives();
  private final DemoHistory history = begun();

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("TRUNCATE open_interest, liquidation");
  }

  @Test
  void shouldMakeTwoDaysBeforeTheFirstRealSampleOnce() {
    comeUp("SIMULATOR");
    history.turn();
    assertThat(samples()).isEmpty();

    save("SIMULATOR", SAMPLED, "live");
    history.turn();

    List<OpenInterestSample> samples = samples();
    assertThat(samples).hasSize(576);
    assertThat(samples.get(0).sampledAt()).isEqualTo(Instant.parse("2026-03-14T10:20:00Z"));
    assertThat(samples.get(574).sampledAt()).isEqualTo(Instant.parse("2026-03-16T10:10:00Z"));
    assertThat(samples.get(575).source()).isEqualTo("live");
    assertThat(samples.subList(0, 575))
        .extracting(OpenInterestSample::source)
        .containsOnly("simulated");
    assertThat(count("liquidation")).isPositive();
    assertThat(chunks.changes)
        .as("of liquidations and of open interest")
        .hasSize(2)
        .anySatisfy(each -> assertThat(each.from()).isEqualTo(samples.get(0).sampledAt()));

    history.turn();
    begun().turn();
    assertThat(chunks.changes).hasSize(2);
  }

  @Test
  void shouldMakeNothingForRealVenues() {
    comeUp("ALPHA");
    save("ALPHA", SAMPLED, "live");

    history.turn();

    assertThat(count("open_interest")).isEqualTo(1);
  }

  @Test
  void shouldMakeNothingWhereSomethingOlderIsStored() {
    comeUp("SIMULATOR");
    save("SIMULATOR", SAMPLED.minus(Duration.ofDays(3)), "import");

    history.turn();

    assertThat(count("open_interest")).isEqualTo(1);
  }

  @Test
  void shouldWaitForTheCandles() {
    comeUp("SIMULATOR");
    save("SIMULATOR", SAMPLED, "live");
    List<Candle> all = stored;
    stored = all.subList(300, all.size());
    history.turn();
    assertThat(count("open_interest")).isEqualTo(1);

    stored = all;
    history.turn();

    assertThat(count("open_interest")).isEqualTo(576);
  }

  private DemoHistory begun() {
    Candles candles =
        new Candles(null, new MarketSummaries(), clock, null) {
          @Override
          public List<Candle> find(
              VenueSymbol instrument, TimeFrame frame, Instant from, Instant to, int limit) {
            return stored.stream()
                .filter(each -> each.openTimeMs() >= from.toEpochMilli())
                .filter(each -> each.openTimeMs() < to.toEpochMilli())
                .toList();
          }
        };
    OpenInterests openInterests =
        new OpenInterests() {
          @Override
          public List<OpenInterestSample> find(
              VenueSymbol instrument, Instant from, Instant to, int limit) {
            return DATABASE.inTransaction(
                entities -> new OpenInterestRepository(entities).find(instrument, from, to, limit));
          }
        };
    DemoHistory begun =
        new DemoHistory(market, candles, openInterests, chunks, clock, AskedWorks.asked());
    begun.open();
    return begun;
  }

  private void comeUp(String venue) {
    long nowNs = TimeUnit.MILLISECONDS.toNanos(clock.millis());
    market.accept(
        List.of(
            new TradeTick(venue, "BTC-USD", 3, 1, 100, 2, 2, 1, Side.BUY, 1, nowNs, nowNs, nowNs)),
        MarketControlFixture.NOBODY);
  }

  private static void save(String venue, Instant at, String source) {
    OpenInterestSample sample =
        new OpenInterestSample(
            new VenueSymbol(venue, "BTC-USD"), at, new BigDecimal("8000.5"), null, source);
    DATABASE.doInTransaction(
        entities -> new OpenInterestRepository(entities).save(List.of(sample)));
  }

  private static List<OpenInterestSample> samples() {
    return DATABASE.inTransaction(
        entities ->
            new OpenInterestRepository(entities)
                .find(new VenueSymbol("SIMULATOR", "BTC-USD"), Instant.EPOCH, NOW, 1_000));
  }

  private static long count(String table) {
    Object count =
        DATABASE.inTransaction(
            entities ->
                entities.createNativeQuery("SELECT count(*) FROM " + table).getSingleResult());
    return ((Number) count).longValue();
  }

  private static List<Candle> fives() {
    List<Candle> fives = new ArrayList<>();
    long end = TimeFrame.M5.openTime(NOW.toEpochMilli());
    for (long open = end - 600 * TimeFrame.M5.lengthMs();
        open < end;
        open += TimeFrame.M5.lengthMs()) {
      BigDecimal price = new BigDecimal("64000.10");
      BigDecimal high = price.add(BigDecimal.valueOf(open / TimeFrame.M5.lengthMs() % 97));
      fives.add(
          new Candle(
              open, price, high, price, high, BigDecimal.TEN, BigDecimal.TEN, 5, BigDecimal.ONE));
    }
    return fives;
  }
}
