package org.tradewire.trading.heatmap.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.alert.boundary.AlertFixture;
import org.tradewire.trading.alert.boundary.AlertRaising;
import org.tradewire.trading.alert.entity.AlertCategory;
import org.tradewire.trading.alert.entity.AlertDraft;
import org.tradewire.trading.alert.entity.AlertDraft.Pace;
import org.tradewire.trading.alert.entity.AlertSeverity;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapStep;
import org.tradewire.trading.heatmap.entity.ModelSettings;
import org.tradewire.trading.heatmap.entity.StoredStep;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.heatmap.entity.ZoneAlert;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.AskedWorks;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

class ZoneEndingTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String BTC = "BTC-USDT";
  private static final String ETH = "ETH-USDT";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
  private final AlertRaising alerts = AlertFixture.transactional(DATABASE, clock);
  private final Computed computed = new Computed();
  private final Instruments instruments = new Instruments();
  private final ZoneEnding ending = new ZoneEnding(computed, instruments, alerts, clock);

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DELETE FROM alert");
    enable(BTC, true);
    enable(ETH, true);
    moves(BTC);
    moves(ETH);
  }

  @Test
  void shouldEndAllAlertsOfASymbolThatIsSwitchedOffAndNoOthers() {
    raise(ZoneAlert.RULE, BTC, "BTC-USDT:94500_short");
    raise(ZoneAlert.RULE, BTC, "BTC-USDT:93000_long");
    raise(ZoneAlert.RULE, ETH, "ETH-USDT:3000_long");
    raise("test", BTC, "BTC-USDT");
    ending.end();
    assertThat(unended())
        .containsExactly(
            "BTC-USDT", "BTC-USDT:93000_long", "BTC-USDT:94500_short", "ETH-USDT:3000_long");

    enable(BTC, false);
    ending.end();

    assertThat(unended()).containsExactly("BTC-USDT", "ETH-USDT:3000_long");
  }

  @Test
  void shouldEndAlertsOfASymbolThatHasNoSettingsAnyMore() {
    raise(ZoneAlert.RULE, "OLD-USDT", "OLD-USDT:1_long");

    ending.end();

    assertThat(unended()).isEmpty();
  }

  @Test
  void shouldEndAlertsWhereNoNodeComputesTheSymbolForAnHour() {
    raise(ZoneAlert.RULE, BTC, "BTC-USDT:94500_short");
    clock.advance(Duration.ofMinutes(66));
    ending.end();
    clock.advance(Duration.ofMinutes(59));
    ending.end();
    assertThat(unended()).as("a takeover or recomputation may be under way").hasSize(1);

    clock.advance(Duration.ofMinutes(1));
    ending.end();

    assertThat(unended()).isEmpty();
  }

  @Test
  void shouldBeginToWaitAnewWhereASymbolGoesOn() {
    raise(ZoneAlert.RULE, BTC, "BTC-USDT:94500_short");
    clock.advance(Duration.ofMinutes(66));
    ending.end();
    moves(BTC);
    clock.advance(Duration.ofMinutes(59));
    ending.end();
    clock.advance(Duration.ofMinutes(59));

    ending.end();

    assertThat(unended()).hasSize(1);
  }

  @Test
  void shouldBeAStepOfTheUpkeep() {
    raise(ZoneAlert.RULE, BTC, "BTC-USDT:94500_short");
    enable(BTC, false);
    HeatmapUpkeep upkeep =
        new HeatmapUpkeep(
            computed,
            instruments,
            new BackTests(),
            ending,
            new HeatmapCatalogue(),
            clock,
            AskedWorks.asked());
    upkeep.begin();

    upkeep.turn();

    assertThat(unended()).isEmpty();
  }

  private void enable(String symbol, boolean enabled) {
    computed.settings.put(
        symbol,
        new SymbolSettings(
            symbol,
            enabled,
            ModelSettings.standard(new BigDecimal("100")),
            1,
            1,
            "admin",
            clock.instant()));
  }

  /** A candle began just now. */
  private void moves(String symbol) {
    computed.newest.put(symbol, clock.millis());
  }

  private void raise(String rule, String group, String subject) {
    alerts.raise(
        List.of(
            new AlertDraft(
                rule,
                subject,
                group,
                AlertCategory.MARKET,
                AlertSeverity.WARNING,
                "Something",
                "It happened.",
                "ZoneEndingTest",
                List.of(),
                null,
                null,
                null,
                new Pace(Duration.ofHours(1), 10))));
  }

  private Set<String> unended() {
    Set<String> subjects = new TreeSet<>();
    for (String rule : List.of(ZoneAlert.RULE, "test")) {
      for (String group : alerts.unendedGroups(rule)) {
        alerts.unended(rule, group).forEach(each -> subjects.add(each.subject()));
      }
    }
    return subjects;
  }

  /** What is stored of symbols, without a database. */
  private static final class Computed extends HeatmapStore {
    private final Map<String, SymbolSettings> settings = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();

    @Override
    public List<SymbolSettings> settings() {
      return new ArrayList<>(settings.values());
    }

    @Override
    public Optional<StoredStep> newest(HeatmapKey key, Instant now) {
      return Optional.ofNullable(newest.get(key.instrument().symbol()))
          .map(ms -> new StoredStep(step(ms), null, null, BigDecimal.ZERO, ""));
    }

    private static HeatmapStep step(long openTimeMs) {
      return new HeatmapStep(
          openTimeMs, BigDecimal.ONE, 0, 0, BigDecimal.ZERO, BigDecimal.ONE, List.of());
    }

    @Override
    public void forget(Instant before, Instant thinned) {}
  }

  private static final class Instruments extends Heatmaps {
    @Override
    public List<VenueSymbol> instruments() {
      return List.of(new VenueSymbol("ALPHA", BTC), new VenueSymbol("ALPHA", ETH));
    }
  }
}
