package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.testing.TestDatabase;

/** Accounts of before the balance was signed, with and without open positions. */
class SignedBalanceMigrationTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

  private static final String USER = "'00000000-0000-4000-8000-000000000001'";
  private static final String HEDGED = "'00000000-0000-4000-8000-000000000002'";
  private static final String CUT_OFF = "'00000000-0000-4000-8000-000000000003'";
  private static final String CLASSIC_10K = "'c1a55100-0000-4000-8000-000000000010'";
  private static final String WORTH =
      "SELECT id, current_equity + floating_pnl, max_equity_ever, daily_start_equity FROM challenge"
          + " ORDER BY id";

  private static List<String> before;

  @BeforeAll
  static void upgrade() throws SQLException {
    Flyway.configure()
        .configuration(DATABASE.flyway().getConfiguration())
        .target("026")
        .load()
        .migrate();
    DATABASE.execute(
        "INSERT INTO user_account (id, username, password_hash, created_at, updated_at)"
            + " VALUES ("
            + USER
            + ", 'trader1', '$argon2id$x', now(), now())");
    DATABASE.execute(challenge(HEDGED, "ACTIVE", "10200.00", "-310.50", "200.00"));
    DATABASE.execute(position(HEDGED, "BUY"));
    DATABASE.execute(position(HEDGED, "SELL"));
    DATABASE.execute(challenge(CUT_OFF, "ACTIVE", "0.00", "0.00", "-12060.00"));
    before = DATABASE.rows(WORTH);
    DATABASE.flyway().migrate();
  }

  @Test
  void shouldLeaveEveryAccountWhatItIsWorth() throws SQLException {
    assertThat(DATABASE.rows(WORTH)).isEqualTo(before).hasSize(2);
    assertThat(before.get(0)).contains(" 9889.50 ");
  }

  @Test
  void shouldCountWhatIsOpenAndTellWhatWasCutOff() throws SQLException {
    assertThat(DATABASE.rows("SELECT open_positions, adjustments FROM challenge ORDER BY id"))
        .containsExactly("2 0.00", "0 2060.00");
  }

  @Test
  void shouldRefuseABalanceThatDoesNotAddUpOrIsOwed() {
    assertThatThrownBy(() -> DATABASE.execute("UPDATE challenge SET total_pnl = total_pnl + 1"))
        .hasMessageContaining("challenge_balance_adds_up");
    assertThatThrownBy(
            () ->
                DATABASE.execute(
                    "UPDATE challenge SET current_equity = -1, adjustments = adjustments - 1"
                        + " WHERE id = "
                        + CUT_OFF))
        .hasMessageContaining("challenge_flat_owes_nothing");
  }

  @Test
  void shouldRefuseToChangeABooking() throws SQLException {
    DATABASE.execute(
        "INSERT INTO balance_adjustment (challenge_id, event_seq, kind, amount, balance_after,"
            + " adjusted_at) VALUES ("
            + CUT_OFF
            + ", 1, 'NEGATIVE_BALANCE', 2060, 0, now())");

    for (String sql :
        List.of("UPDATE balance_adjustment SET amount = 1", "DELETE FROM balance_adjustment")) {
      assertThatThrownBy(() -> DATABASE.execute(sql))
          .hasMessageContaining("balance_adjustment is append-only");
    }
  }

  private static String challenge(
      String id, String status, String balance, String floating, String result) {
    return "INSERT INTO challenge (id, user_id, template_id, template_version, phase, status,"
        + " initial_balance, current_equity, floating_pnl, max_equity_ever, total_pnl,"
        + " total_trades, trading_day, daily_start_equity, daily_max_equity, daily_min_equity,"
        + " daily_start_balance, closing_high, daily_alert_raised, total_alert_raised, event_seq,"
        + " row_version, created_at, started_at, next_reset_at) VALUES ("
        + String.join(", ", id, USER, CLASSIC_10K, "1, 'EVALUATION', '" + status + "', 10000")
        + ", "
        + String.join(", ", balance, floating, "10250", result)
        + ", 1, '2026-03-16', 10000, 10250, 0, 10000, 10000, false, false, 3, 1, now(), now(),"
        + " now())";
  }

  private static String position(String challenge, String side) {
    return "INSERT INTO trading_position (id, challenge_id, symbol, side, opened_quantity, quantity,"
        + " contract_size, quote_currency, open_price, opened_at, commission, margin, status,"
        + " closings, realized_pnl) VALUES (gen_random_uuid(), "
        + challenge
        + ", 'EUR-USD', '"
        + side
        + "', 1, 1, 100000, 'USD', 1.1, now(), 5, 1100, 'OPEN', 0, 0)";
  }
}
