package org.tradewire.trading.heatmap.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.alert.boundary.AlertFixture;
import org.tradewire.trading.alert.boundary.AlertRaising;
import org.tradewire.trading.alert.entity.Alert;
import org.tradewire.trading.alert.entity.AlertDraft;
import org.tradewire.trading.alert.entity.AlertQuestion;
import org.tradewire.trading.alert.entity.AlertSeverity;
import org.tradewire.trading.alert.entity.AlertState;
import org.tradewire.trading.alert.entity.RaiseResult;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.Picture;
import org.tradewire.trading.heatmap.entity.ZoneAlert;
import org.tradewire.trading.testing.AskedWorks;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

class ZoneWatchTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String BTC = "BTC-USDT";
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
  private static final Caller DEALER = new Caller(UUID.randomUUID(), "dealer", Set.of("dealer"));

  private final SettableClock clock = new SettableClock(NOON);
  private final HeatmapCatalogue catalogue = new HeatmapCatalogue();
  private final Counted alerts = new Counted();

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DELETE FROM alert");
    catalogue.computes(BTC, true);
  }

  @Test
  void shouldRaiseWhatThePriceNearsAndSayWhat() {
    shows("94000", level("94500", 5, 15), level("93000", 4, 0), level("80000", 90, 0));

    begun().turn();

    assertThat(all())
        .extracting(Alert::subject)
        .containsExactlyInAnyOrder("BTC-USDT:94500_short", "BTC-USDT:93000_long");
    Alert critical = of("BTC-USDT:94500_short");
    assertThat(critical.severity()).isEqualTo(AlertSeverity.CRITICAL);
    assertThat(critical.title()).isEqualTo("BTC-USDT nears liquidations of shorts at 94500");
    assertThat(critical.message())
        .isEqualTo(
            "About 20.0 million USDT, most of it of shorts, would be liquidated at 94500, 0.53 %"
                + " above the price. An estimate from candles and open interest.");
    assertThat(critical.value()).isEqualByComparingTo("20000000");
    assertThat(of("BTC-USDT:93000_long").severity()).isEqualTo(AlertSeverity.INFO);
  }

  @Test
  void shouldAskTheDatabaseForChangesAlone() {
    ZoneWatch watch = begun();
    shows("94000", level("94500", 5, 15));
    watch.turn();
    int asked = alerts.asked;

    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofSeconds(5));
      shows("94000", level("94500", 5, 15));
      watch.turn();
    }

    assertThat(alerts.asked).isEqualTo(asked);
    assertThat(all()).singleElement().extracting(Alert::occurrences).isEqualTo(1);
  }

  @Test
  void shouldEndWhatThePriceLeavesOrUsesUp() {
    ZoneWatch watch = begun();
    shows("94000", level("94500", 5, 15), level("93000", 4, 0));
    watch.turn();

    for (int i = 0; i <= 12; i++) {
      assertThat(of("BTC-USDT:94500_short").state()).isEqualTo(AlertState.ACTIVE);
      clock.advance(LOOK);
      shows("94000", level("93000", 4, 0));
      watch.turn();
    }

    assertThat(of("BTC-USDT:94500_short").state()).isEqualTo(AlertState.RESOLVED);
    assertThat(of("BTC-USDT:94500_short").resolvedBy()).isEqualTo("heatmap");
    assertThat(of("BTC-USDT:93000_long").state()).isEqualTo(AlertState.ACTIVE);
  }

  /** At each of the edges: 1, 3 and 5 %. */
  @Test
  void shouldNotEndWhereThePriceTremblesAtAnEdge() {
    for (String[] edge :
        new String[][] {{"93566", "93500"}, {"91750", "91700"}, {"90001", "89990"}}) {
      ZoneWatch watch = begun();
      for (int i = 0; i < 60; i++) {
        shows(edge[i % 12 == 0 ? 0 : 1], level("94500", 0, 15));
        watch.turn();
        clock.advance(LOOK);
      }
    }

    assertThat(all()).singleElement().extracting(Alert::state).isEqualTo(AlertState.ACTIVE);
  }

  @Test
  void shouldCountTimeAndNotLooksUntilItEnds() {
    ZoneWatch watch = begun();
    shows("94000", level("94500", 5, 15));
    watch.turn();
    shows("80000", level("94500", 5, 15));
    watch.turn();

    clock.advance(Duration.ofSeconds(59));
    for (int i = 0; i < 20; i++) {
      watch.turn();
    }
    assertThat(of("BTC-USDT:94500_short").state()).isEqualTo(AlertState.ACTIVE);
    clock.advance(Duration.ofSeconds(1));
    watch.turn();

    assertThat(of("BTC-USDT:94500_short").state()).isEqualTo(AlertState.RESOLVED);
  }

  @Test
  void shouldRaiseNoneAgainWithinAnHourHoweverOftenItComesAndGoes() {
    ZoneWatch watch = begun();
    for (int i = 0; i < 59; i++) {
      shows("94000", level("94500", 5, 15));
      watch.turn();
      shows("80000", level("94500", 5, 15));
      watch.turn();
      clock.advance(Duration.ofMinutes(1));
      watch.turn();
    }
    assertThat(all()).hasSize(1);

    clock.advance(Duration.ofMinutes(1));
    shows("94000", level("94500", 5, 15));
    watch.turn();

    assertThat(all()).hasSize(2);
  }

  @Test
  void shouldBecomeGraverAsThePriceNears() {
    ZoneWatch watch = begun();
    shows("91900", level("94500", 0, 15));
    watch.turn();
    assertThat(of("BTC-USDT:94500_short").severity()).isEqualTo(AlertSeverity.WARNING);

    shows("94000", level("94500", 0, 15));
    watch.turn();

    assertThat(all()).singleElement().extracting(Alert::severity).isEqualTo(AlertSeverity.CRITICAL);
  }

  @Test
  void shouldRaiseTheTenGravestOfADay() {
    HeatmapLevel[] levels = new HeatmapLevel[12];
    for (int i = 0; i < 12; i++) {
      levels[i] = level(String.valueOf(94100 + 100 * i), 0, i < 2 ? 2 : 12);
    }
    shows("94000", levels);

    ZoneWatch watch = begun();
    watch.turn();
    watch.turn();

    assertThat(all()).hasSize(ZoneAlert.MOST_A_DAY);
    assertThat(all()).filteredOn(each -> each.severity() == AlertSeverity.CRITICAL).hasSize(7);
  }

  /** Zones that were held back are graver now that the price is nearer. */
  @Test
  void shouldRaiseCriticalsThoughTenMildOnesWereRaisedThatDay() {
    HeatmapLevel[] levels = new HeatmapLevel[11];
    for (int i = 0; i < 11; i++) {
      levels[i] = level(String.valueOf(95500 + 100 * i), 0, i < 10 ? 2 : 12);
    }
    ZoneWatch watch = begun();
    shows("94000", Arrays.copyOf(levels, 10));
    watch.turn();
    assertThat(all()).hasSize(ZoneAlert.MOST_A_DAY);

    shows("96000", levels);
    watch.turn();

    assertThat(of("BTC-USDT:96500_short").severity()).isEqualTo(AlertSeverity.CRITICAL);
  }

  @Test
  void shouldGoOnWithWhatAnotherNodeHasRaised() {
    shows("94000", level("94500", 5, 15), level("93000", 4, 0));
    begun().turn();
    int told = alerts.raised;

    shows("94000", level("94500", 5, 15));
    ZoneWatch other = begun();
    other.turn();
    clock.advance(SeenZones.GONE_AFTER);
    other.turn();

    assertThat(alerts.raised).isEqualTo(told);
    assertThat(of("BTC-USDT:93000_long").state()).isEqualTo(AlertState.RESOLVED);
    assertThat(of("BTC-USDT:94500_short").state()).isEqualTo(AlertState.ACTIVE);
  }

  @Test
  void shouldRaiseNothingOfAPriceOfLongAgo() {
    shows("94000", level("94500", 5, 15));
    clock.advance(Duration.ofMinutes(16));

    begun().turn();

    assertThat(all()).isEmpty();
  }

  @Test
  void shouldRaiseLaterWhatTheDatabaseDoesNotTakeNow() {
    ZoneWatch watch = begun();
    shows("94000", level("94500", 5, 15));
    alerts.away = true;
    watch.turn();
    assertThat(all()).isEmpty();

    alerts.away = false;
    watch.turn();

    assertThat(all()).hasSize(1);
  }

  private ZoneWatch begun() {
    ZoneWatch watch = new ZoneWatch(catalogue, alerts, AskedWorks.asked(), clock);
    watch.begin();
    return watch;
  }

  private void shows(String price, HeatmapLevel... levels) {
    long openMs = clock.millis() - 60_000;
    HeatmapSnapshot snapshot =
        new HeatmapSnapshot(openMs, new BigDecimal(price), List.of(levels), 0, 0, BigDecimal.ZERO);
    catalogue.shows(
        BTC, new Picture(snapshot, HeatmapModel.ISOLATED_MARGIN, new BigDecimal("100"), true));
  }

  private static HeatmapLevel level(String price, int longMillions, int shortMillions) {
    return new HeatmapLevel(
        new BigDecimal(price),
        BigDecimal.valueOf(longMillions * 1_000_000L),
        BigDecimal.valueOf(shortMillions * 1_000_000L));
  }

  private List<Alert> all() {
    return DATABASE.inTransaction(
        em ->
            AlertFixture.alerts(em, clock)
                .find(DEALER, new AlertQuestion(null, null, null, null, null, Instant.EPOCH, 500)));
  }

  private Alert of(String subject) {
    return all().stream().filter(each -> each.subject().equals(subject)).findFirst().orElseThrow();
  }

  /** The stored alerts, and how often they were asked. */
  private final class Counted extends AlertRaising {
    private final AlertRaising stored = AlertFixture.transactional(DATABASE, clock);
    private boolean away;
    private int asked;
    private int raised;

    @Override
    public List<RaiseResult> raise(List<AlertDraft> drafts) {
      ask();
      raised += drafts.size();
      return stored.raise(drafts);
    }

    @Override
    public void resolve(String rule, String group, Set<String> subjects, String source) {
      ask();
      stored.resolve(rule, group, subjects, source);
    }

    @Override
    public List<Alert> unended(String rule, String group) {
      ask();
      return stored.unended(rule, group);
    }

    private void ask() {
      asked++;
      if (away) {
        throw new IllegalStateException("the database is away");
      }
    }
  }
}
