package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.testing.TestDatabase;

/** What becomes of instruments whose prices were those of any venue. */
class PriceSourceMigrationTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

  @BeforeAll
  static void upgrade() throws SQLException {
    Flyway.configure()
        .configuration(DATABASE.flyway().getConfiguration())
        .target("026")
        .load()
        .migrate();
    for (String[] each :
        new String[][] {
          {"BTC-USDT", "BTC", "USDT", "", "TRUE"},
          {"EUR-PLN", "EUR", "PLN", "", "TRUE"},
          {"SOL-EUR", "SOL", "EUR", "", "FALSE"},
          {"ADA-USD", "ADA", "USD", "BINANCE,KRAKEN", "TRUE"}
        }) {
      DATABASE.execute(
          ("INSERT INTO instrument (symbol, base_currency, quote_currency, contract_size, tick_size,"
                  + " pip_size, lot_step, minimum_lots, maximum_lots, margin_percent, venues, enabled)"
                  + " VALUES ('%s', '%s', '%s', 1, 0.01, 0.01, 0.01, 0.01, 10, 10, '%s', %s)")
              .formatted((Object[]) each));
    }
    DATABASE.flyway().migrate();
  }

  @Test
  void shouldNameTheVenuesOfThoseThatNamedNone() throws SQLException {
    assertThat(
            rows(
                "SELECT symbol || ' ' || venues FROM instrument WHERE symbol IN"
                    + " ('BTC-USDT', 'EUR-PLN', 'SOL-EUR', 'ADA-USD', 'BTC-USD', 'USD-JPY')"))
        .containsExactlyInAnyOrder(
            "BTC-USDT BINANCE",
            "EUR-PLN SIMULATOR",
            "SOL-EUR COINBASE,KRAKEN",
            "ADA-USD BINANCE,KRAKEN",
            "BTC-USD COINBASE,KRAKEN",
            "USD-JPY SIMULATOR");
    assertThat(rows("SELECT symbol FROM instrument WHERE venues = ''")).isEmpty();
  }

  @Test
  void shouldBoundFiatPairsMoreNarrowly() throws SQLException {
    assertThat(
            rows(
                "SELECT symbol || ' ' || max_spread_percent || ' ' || soft_jump_percent || ' ' ||"
                    + " hard_jump_percent FROM instrument WHERE symbol IN ('EUR-PLN', 'SOL-EUR')"))
        .containsExactlyInAnyOrder("EUR-PLN 0.1000 0.3000 3.0000", "SOL-EUR 1.0000 1.0000 10.0000");
  }

  @Test
  void shouldRefuseAnyVenueWhoeverWritesIt() {
    assertThatThrownBy(
            () -> DATABASE.execute("UPDATE instrument SET venues = '' WHERE symbol = 'BTC-USD'"))
        .hasMessageContaining("instrument_venue_named");
    assertThatThrownBy(() -> DATABASE.execute("UPDATE instrument SET fill_age_ms = 6000"))
        .hasMessageContaining("instrument_price_guard");
  }

  private static List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
