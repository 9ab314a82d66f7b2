package org.tradewire.trading.market.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.market.control.CandleRepository;
import org.tradewire.trading.market.control.MarketSummaries;
import org.tradewire.trading.market.control.history.LiquidationRepository;
import org.tradewire.trading.market.control.history.OpenInterestRepository;
import org.tradewire.trading.testing.AskedWorks;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

class CandlePruningTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T03:17:00Z"));
  private int transactions;

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("TRUNCATE candle, open_interest, liquidation");
  }

  @Test
  void shouldForgetShortCandlesOfLongAgoAndNoOthers() throws SQLException {
    candle("1m", "2025-12-16T03:16:00Z");
    candle("1m", "2025-12-16T03:17:00Z");
    candle("5m", "2025-12-16T03:15:00Z");
    candle("15m", "2025-12-16T03:15:00Z");
    candle("1h", "2025-12-16T03:00:00Z");
    candle("1d", "2020-01-01T00:00:00Z");

    pruning().prune();

    assertThat(timeFrames()).containsExactly("1d", "1h", "1m");
  }

  @Test
  void shouldForgetOpenInterestAndLiquidationsOfMoreThanAYearAgo() throws SQLException {
    for (String at : List.of("2025-02-09T03:16:59Z", "2025-02-09T03:17:00Z")) {
      DATABASE.execute(
          "INSERT INTO open_interest VALUES ('ALPHA', 'BTC-USD', '" + at + "', 1, 1, 'live')");
      DATABASE.execute(
          "INSERT INTO liquidation VALUES ('ALPHA', 'BTC-USD', '" + at + "', 'BUY', 1, 1, 1, 1)");
    }

    pruning().prune();

    assertThat(texts("SELECT CAST(sampled_at AT TIME ZONE 'UTC' AS text) FROM open_interest"))
        .containsExactly("2025-02-09 03:17:00");
    assertThat(texts("SELECT CAST(at AT TIME ZONE 'UTC' AS text) FROM liquidation"))
        .containsExactly("2025-02-09 03:17:00");
  }

  @Test
  void shouldForgetInSmallTransactionsUntilNothingIsLeft() throws SQLException {
    DATABASE.execute(
        insert("1m", "TIMESTAMPTZ '2025-01-01 00:00Z' + n * INTERVAL '1 minute'")
            + " FROM generate_series(1, "
            + (2 * Candles.FORGOTTEN_AT_ONCE + 1)
            + ") n");

    pruning().prune();

    assertThat(timeFrames()).isEmpty();
    assertThat(transactions).isEqualTo(3);
  }

  @Test
  void shouldLeaveOutWhatAnotherNodeIsForgetting() throws SQLException {
    candle("1m", "2025-01-01T00:00:00Z");
    candle("5m", "2025-01-01T00:00:00Z");
    try (Connection other = DATABASE.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("DELETE FROM candle WHERE time_frame = '1m'");

      pruning().prune();

      other.rollback();
    }
    assertThat(timeFrames()).containsExactly("1m");
  }

  @Test
  void shouldNotFailWhenTheDatabaseDoes() {
    Candles failing =
        new Candles(null, new MarketSummaries(), clock, null) {
          @Override
          public int forget(Instant before) {
            transactions++;
            throw new IllegalStateException("canceling statement due to statement timeout");
          }
        };

    assertThatCode(() -> begun(failing).prune()).doesNotThrowAnyException();
    assertThat(transactions).isEqualTo(1);
  }

  private CandlePruning pruning() {
    return begun(
        new Candles(null, new MarketSummaries(), clock, null) {
          @Override
          public int forget(Instant before) {
            transactions++;
            return DATABASE.inTransaction(
                entityManager ->
                    new Candles(
                            new CandleRepository(entityManager), new MarketSummaries(), clock, null)
                        .forget(before));
          }
        });
  }

  private CandlePruning begun(Candles candles) {
    OpenInterests openInterests =
        new OpenInterests(null, null, null) {
          @Override
          public int forget(Instant before) {
            return DATABASE.inTransaction(
                entityManager ->
                    new OpenInterests(new OpenInterestRepository(entityManager), null, null)
                        .forget(before));
          }
        };
    Liquidations liquidations =
        new Liquidations(null) {
          @Override
          public int forget(Instant before) {
            return DATABASE.inTransaction(
                entityManager ->
                    new Liquidations(new LiquidationRepository(entityManager)).forget(before));
          }
        };
    CandlePruning pruning =
        new CandlePruning(candles, openInterests, liquidations, clock, AskedWorks.asked());
    pruning.begin();
    return pruning;
  }

  private static void candle(String timeFrame, String openTime) throws SQLException {
    DATABASE.execute(insert(timeFrame, "TIMESTAMPTZ '" + openTime + "'"));
  }

  private static String insert(String timeFrame, String openTime) {
    return "INSERT INTO candle SELECT 'ALPHA', 'BTC-USD', '"
        + timeFrame
        + "', "
        + openTime
        + ", 1, 1, 1, 1, 1, 1, 1, 1";
  }

  private static List<String> timeFrames() {
    return texts("SELECT time_frame FROM candle ORDER BY 1");
  }

  private static List<String> texts(String sql) {
    List<?> rows =
        DATABASE.inTransaction(
            entityManager -> entityManager.createNativeQuery(sql, String.class).getResultList());
    return rows.stream().map(String.class::cast).toList();
  }
}
