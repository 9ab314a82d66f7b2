package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.template.entity.DailyLoss;
import org.tradewire.trading.template.entity.MaximumLoss;
import org.tradewire.trading.testing.TestDatabase;

class MigrationTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

  private static final String USER = "'00000000-0000-4000-8000-000000000001'";
  private static final String CHALLENGE = "'00000000-0000-4000-8000-000000000002'";
  private static final String RUNNING = "'00000000-0000-4000-8000-000000000003'";
  private static final String ENDED = "'00000000-0000-4000-8000-000000000004'";
  private static final String CLASSIC_10K = "'c1a55100-0000-4000-8000-000000000010'";

  private static int applied;

  @BeforeAll
  static void migrate() throws SQLException {
    // What was there before the rules became a document has to come through.
    applied = migrateTo("007");
    DATABASE.execute(
        "INSERT INTO user_account VALUES (" + USER + ", 'trader1', '$argon2id$x', now(), now())");
    DATABASE.execute(challenge(CHALLENGE, "'PENDING'", "10000"));
    DATABASE.execute(outbox("'challenge:a'", 1));
    DATABASE.execute(challenge(RUNNING, "'ACTIVE'", "10300"));
    DATABASE.execute(challenge(ENDED, "'ACTIVE'", "10300"));
    DATABASE.execute(trade(RUNNING, "'D1'", "2023-12-30", "500"));
    DATABASE.execute(trade(RUNNING, "'D2'", "2023-12-31", "-300"));
    DATABASE.execute(trade(RUNNING, "'D3'", "2024-01-01", "100"));
    applied += migrateTo("010");
    DATABASE.execute(
        "UPDATE challenge_template SET retired_at = '2026-01-01' WHERE code = 'TWO_STEP_100K'");
    applied += migrateTo("028");
    DATABASE.execute(
        "UPDATE challenge SET status = 'FAILED', failure_reason = 'INACTIVITY', ended_at = now(),"
            + " next_reset_at = NULL, started_at = now(), max_equity_ever = 11000,"
            + " floating_pnl = 700 WHERE id = "
            + ENDED);
    applied += DATABASE.flyway().migrate().migrationsExecuted;
    DATABASE.execute(trade("'T1'", "1"));
  }

  private static int migrateTo(String version) {
    return Flyway.configure()
        .configuration(DATABASE.flyway().getConfiguration())
        .target(version)
        .load()
        .migrate()
        .migrationsExecuted;
  }

  @Test
  void shouldOfferNewVersionsOnlyInThePlaceOfWhatIsOnOffer() throws SQLException {
    assertThat(
            DATABASE.rows(
                "SELECT code, version, retired_at IS NULL FROM challenge_template"
                    + " WHERE code IN ('FUTURES_50K', 'TWO_STEP_100K') ORDER BY code, version"))
        .containsExactly("FUTURES_50K 1 f", "FUTURES_50K 2 t", "TWO_STEP_100K 1 f");
  }

  @Test
  void shouldApplyEverythingOnceFromScratch() {
    assertThat(applied).isGreaterThanOrEqualTo(4);
    assertThat(DATABASE.flyway().migrate().migrationsExecuted).isZero();
    assertThat(DATABASE.flyway().validateWithResult().validationSuccessful).isTrue();
  }

  @Test
  void shouldOfferTheClassicTemplates() throws SQLException {
    assertThat(
            DATABASE.rows(
                "SELECT code, version, price, price_currency, initial_balance,"
                    + " terms::jsonb #>> '{daily_loss,percent}',"
                    + " terms::jsonb #>> '{maximum_loss,percent}',"
                    + " terms::jsonb #>> '{phases,0,target_percent}',"
                    + " terms::jsonb ->> 'alert_threshold_percent', terms::jsonb ->> 'time_zone'"
                    + " FROM challenge_template"
                    + " WHERE retired_at IS NULL AND code LIKE 'CLASSIC%' ORDER BY price"))
        .containsExactly(
            "CLASSIC_10K 1 200.00 MAD 10000.00 5 10 10 80 UTC",
            "CLASSIC_25K 1 500.00 MAD 25000.00 5 10 10 80 UTC",
            "CLASSIC_50K 1 1000.00 MAD 50000.00 5 10 10 80 UTC");
  }

  @Test
  void shouldOfferATemplateOfEachPractisedScheme() throws SQLException {
    assertThat(
            DATABASE.rows(
                "SELECT DISTINCT terms::jsonb #>> '{daily_loss,type}' FROM challenge_template"
                    + " WHERE terms::jsonb ? 'daily_loss'"))
        .containsExactlyInAnyOrder(
            Stream.of(DailyLoss.Basis.values()).map(Enum::name).toArray(String[]::new));
    assertThat(
            DATABASE.rows(
                "SELECT DISTINCT terms::jsonb #>> '{maximum_loss,type}' FROM challenge_template"))
        .containsExactlyInAnyOrder(
            Stream.of(MaximumLoss.Trail.values()).map(Enum::name).toArray(String[]::new));
  }

  @Test
  void shouldCarryRunningChallengesOver() throws SQLException {
    assertThat(
            DATABASE.rows(
                "SELECT day_trades, day_pnl, earlier_days, earlier_best_pnl, closing_high,"
                    + " daily_start_balance, next_reset_at <= now() FROM challenge WHERE id = "
                    + RUNNING))
        .containsExactly("1 100.00 2 500.00 10300.00 10300.00 t");
  }

  @Test
  void shouldLeaveNothingOpenOfAccountsThatEnded() throws SQLException {
    assertThat(
            DATABASE.rows(
                "SELECT current_equity, floating_pnl, max_equity_ever FROM challenge WHERE id = "
                    + ENDED))
        .containsExactly("10300.00 0.00 11000.00");
  }

  @Test
  void shouldRefuseToChangeTheAuditLog() throws SQLException {
    DATABASE.execute(
        "INSERT INTO audit_entry (at, actor, action, subject) VALUES (now(), 'a', 'b', 'c')");

    for (String sql : List.of("UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry")) {
      assertThatThrownBy(() -> DATABASE.execute(sql)).hasMessageContaining("append-only");
    }
  }

  @Test
  void shouldFindWaitingMessagesByAnIndexOfTheirOwn() throws SQLException {
    assertThat(
            DATABASE.rows("SELECT indexdef FROM pg_indexes WHERE indexname = 'outbox_waiting_idx'"))
        .singleElement()
        .asString()
        .contains("WHERE (relayed_at IS NULL)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO user_account VALUES (gen_random_uuid(), 'trader1', '$argon2id$x', now(), now())",
        "INSERT INTO user_account VALUES (gen_random_uuid(), 'Upper', '$argon2id$x', now(), now())",
        "INSERT INTO user_account VALUES (gen_random_uuid(), 'plain', 'password', now(), now())",
        "INSERT INTO user_role SELECT id, 'king' FROM user_account",
        "INSERT INTO ws_ticket SELECT 'short', id, now() FROM user_account",
        "UPDATE challenge SET current_equity = -1",
        "UPDATE challenge SET status = 'LOST'",
        "UPDATE challenge SET status = 'FAILED'",
        "UPDATE challenge SET max_equity_ever = 1",
        "UPDATE challenge SET closed_day = '2024-01-01'",
        "UPDATE challenge_template SET terms = '[]'",
        "UPDATE challenge SET next_reset_at = now() WHERE status = 'PENDING'",
        "INSERT INTO outbox (channel, seq, type, payload, created_at)"
            + " VALUES ('challenge:a', 1, 'X', 'x', now())",
        "INSERT INTO outbox (channel, seq, type, payload, created_at)"
            + " VALUES ('challenge:a', 0, 'X', 'x', now())",
        "INSERT INTO challenge_template (id, code, version, name, price, price_currency,"
            + " initial_balance, currency, terms)"
            + " SELECT gen_random_uuid(), code, 2, name, price, price_currency, initial_balance,"
            + " currency, terms FROM challenge_template LIMIT 1"
      })
  void shouldRefuseWhatBreaksAPromise(String sql) {
    assertThatThrownBy(() -> DATABASE.execute(sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("violates");
  }

  @Test
  void shouldRefuseSecondTradeOfOneIdAndNonPositiveQuantities() {
    assertThatThrownBy(() -> DATABASE.execute(trade("'T1'", "1")))
        .hasMessageContaining("challenge_trade_challenge_id_trade_id_key");
    assertThatThrownBy(() -> DATABASE.execute(trade("'T2'", "0")))
        .hasMessageContaining("challenge_trade_positive");
  }

  private static String challenge(String id, String status, String equity) {
    return "INSERT INTO challenge (id, user_id, template_id, template_version, phase, status,"
        + " initial_balance, current_equity, max_equity_ever, total_pnl, total_trades, trading_day,"
        + " daily_start_equity, daily_max_equity, daily_min_equity, daily_alert_raised,"
        + " total_alert_raised, event_seq, row_version, created_at) VALUES ("
        + String.join(", ", id, USER, CLASSIC_10K, "1, 'EVALUATION'", status)
        + ", 10000, "
        + String.join(", ", equity, equity, "0, 0, '2024-01-01'", equity, equity, equity)
        + ", false, false, 0, 0, now())";
  }

  private static String outbox(String channel, int seq) {
    return "INSERT INTO outbox (channel, seq, type, payload, created_at) VALUES ("
        + channel
        + ", "
        + seq
        + ", 'X', 'x', now())";
  }

  private static String trade(String tradeId, String quantity) {
    return trade(CHALLENGE, tradeId, quantity, "2024-01-01", "0");
  }

  private static String trade(String challenge, String tradeId, String day, String pnl) {
    return trade(challenge, tradeId, "1", day, pnl);
  }

  private static String trade(
      String challenge, String tradeId, String quantity, String day, String pnl) {
    return "INSERT INTO challenge_trade (challenge_id, trade_id, symbol, side, quantity, price,"
        + " reported_pnl, posted_pnl, executed_at, booked_day, received_at, reported_by,"
        + " equity_before, equity_after, status_after, first_event_seq, event_types) VALUES ("
        + String.join(", ", challenge, tradeId, "'EURUSD', 'BUY'", quantity)
        + ", 1, "
        + String.join(", ", pnl, pnl, "now()", "'" + day + "'")
        + ", now(), "
        + USER
        + ", 1, 1, 'ACTIVE', 1, 'X')";
  }
}
