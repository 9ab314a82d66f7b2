package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.audit.entity.AuditEntry;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.RefusalCode;
import org.tradewire.trading.signal.control.strategy.StrategySettingRepository;
import org.tradewire.trading.signal.entity.StrategyRefusal;
import org.tradewire.trading.signal.entity.strategy.BuiltInStrategy;
import org.tradewire.trading.signal.entity.strategy.StrategySettings;
import org.tradewire.trading.testing.AskedWorks;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.TestDatabase;

class StrategiesTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Caller ADMIN = new Caller(UUID.randomUUID(), "admin", Set.of("admin"));
  private static final Caller DEALER = new Caller(UUID.randomUUID(), "dealer", Set.of("dealer"));
  private static final Map<String, BigDecimal> PERIODS =
      Map.of("fast_period", new BigDecimal("5"), "stop_atr", new BigDecimal("2.50"));

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DELETE FROM strategy_setting");
  }

  @Test
  void shouldShowEveryStrategyOffWhereNobodySetIt() {
    assertThat(asked(Strategies::all))
        .extracting(StrategySettings::strategy)
        .containsExactly(BuiltInStrategy.values());
    assertThat(asked(Strategies::all)).noneMatch(StrategySettings::enabled);
  }

  @Test
  void shouldStoreWhatAnAdministratorSets() {
    StrategySettings changed = change(ADMIN, "macd", 0);

    assertThat(changed.version()).isEqualTo(1);
    assertThat(changed.changedBy()).isEqualTo("admin");
    assertThat(changed.changedAt()).isEqualTo(NOW);
    assertThat(of(BuiltInStrategy.MACD)).isEqualTo(changed);
    assertThat(changed.parameters().whole("fast_period")).isEqualTo(5);
    assertThat(changed.parameters().whole("slow_period")).isEqualTo(26);
    assertThat(changed.looksAt("BTC-USDT", TimeFrame.M15)).isTrue();
    assertThat(changed.looksAt("BTC-USDT", TimeFrame.M5)).isFalse();
    assertThat(changed.looksAt("XRP-USDT", TimeFrame.M15)).isFalse();
  }

  @Test
  void shouldMeanAllSymbolsWhereNoneIsNamed() {
    StrategySettings all =
        asked(
            each ->
                each.change(
                    ADMIN, "engulfing", true, Map.of(), List.of(), List.of(TimeFrame.H1), 0));
    StrategySettings off =
        asked(
            each ->
                each.change(
                    ADMIN, "engulfing", false, Map.of(), List.of(), List.of(TimeFrame.H1), 1));

    assertThat(all.looksAt("XRP-USDT", TimeFrame.H1)).isTrue();
    assertThat(off.looksAt("XRP-USDT", TimeFrame.H1)).isFalse();
    assertThat(of(BuiltInStrategy.ENGULFING)).isEqualTo(off);
  }

  @Test
  void shouldWriteChangesIntoTheAuditLog() {
    change(ADMIN, "rsi-reversal", Map.of("low", new BigDecimal("25")), 0);

    AuditEntry entry =
        DATABASE.inTransaction(
            entityManager ->
                AuditFixture.log(entityManager, CLOCK)
                    .find("strategy:rsi-reversal", Long.MAX_VALUE, 1)
                    .get(0));

    assertThat(entry.what().action()).isEqualTo("strategy.changed");
    assertThat(entry.what().before()).contains("enabled=false").contains("low=30");
    assertThat(entry.what().after())
        .contains("enabled=true")
        .contains("low=25")
        .contains("symbols=[BTC-USDT, ETH-USDT]")
        .contains("timeframes=[15m, 1h]");
  }

  @Test
  void shouldRefuse() {
    refused(AccountRefusal.NOT_PERMITTED, () -> change(DEALER, "macd", 0));
    refused(StrategyRefusal.STRATEGY_NOT_FOUND, () -> change(ADMIN, "coin-toss", 0));
    refused(StrategyRefusal.STRATEGY_SETTINGS_CONFLICT, () -> change(ADMIN, "macd", 1));
    change(ADMIN, "macd", 0);
    refused(StrategyRefusal.STRATEGY_SETTINGS_CONFLICT, () -> change(ADMIN, "macd", 0));
    refused(
        StrategyRefusal.INVALID_STRATEGY_SETTINGS,
        () -> change(ADMIN, "macd", Map.of("fast_period", new BigDecimal("26")), 1));
    refused(
        StrategyRefusal.INVALID_STRATEGY_SETTINGS,
        () -> change(ADMIN, List.of("BTCUSDT"), List.of(TimeFrame.H1)));
    refused(
        StrategyRefusal.INVALID_STRATEGY_SETTINGS,
        () -> change(ADMIN, List.of("BTC-USDT"), List.of()));

    assertThat(change(ADMIN, "macd", 1).version()).isEqualTo(2);
  }

  @Test
  void shouldStoreOneOfTwoChangesAtOnce() throws Exception {
    change(ADMIN, "macd", 0);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    int stored = 0;
    try {
      List<Callable<StrategySettings>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> change(ADMIN, "macd", 1));
      }
      for (Future<StrategySettings> each : threads.invokeAll(calls)) {
        try {
          each.get();
          stored++;
        } catch (ExecutionException e) {
          assertThat(e.getCause()).is(Refused.as(StrategyRefusal.STRATEGY_SETTINGS_CONFLICT));
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(stored).isEqualTo(1);
  }

  @Test
  void shouldHoldOnEveryNodeAfterItsNextLook() {
    StrategyCatalogue catalogue = new StrategyCatalogue();
    StrategyWatch watch = new StrategyWatch(inTransactions(), catalogue, AskedWorks.asked());
    watch.start();
    watch.turn();
    assertThat(catalogue.lookingAt("BTC-USDT", TimeFrame.H1)).isEmpty();

    change(ADMIN, "macd", 0);
    watch.turn();

    assertThat(catalogue.lookingAt("BTC-USDT", TimeFrame.H1))
        .extracting(StrategySettings::strategy)
        .containsExactly(BuiltInStrategy.MACD);
    watch.stop();
  }

  private static StrategySettings of(BuiltInStrategy strategy) {
    return asked(Strategies::all).stream()
        .filter(each -> each.strategy() == strategy)
        .findFirst()
        .orElseThrow();
  }

  private static StrategySettings change(Caller by, String name, long seen) {
    return change(by, name, PERIODS, seen);
  }

  private static StrategySettings change(
      Caller by, String name, Map<String, BigDecimal> parameters, long seen) {
    return asked(
        each ->
            each.change(
                by,
                name,
                true,
                parameters,
                List.of("ETH-USDT", "BTC-USDT", "ETH-USDT"),
                List.of(TimeFrame.H1, TimeFrame.M15),
                seen));
  }

  private static StrategySettings change(
      Caller by, List<String> symbols, List<TimeFrame> timeFrames) {
    return asked(each -> each.change(by, "macd", true, Map.of(), symbols, timeFrames, 1));
  }

  private static void refused(RefusalCode code, Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(Refusal.class).is(Refused.as(code));
  }

  private static <T> T asked(Function<Strategies, T> question) {
    return DATABASE.inTransaction(
        entityManager ->
            question.apply(
                new Strategies(
                    new StrategySettingRepository(entityManager),
                    AuditFixture.log(entityManager, CLOCK),
                    CLOCK)));
  }

  private static Strategies inTransactions() {
    return new Strategies() {
      @Override
      public List<StrategySettings> all() {
        return asked(Strategies::all);
      }
    };
  }
}
