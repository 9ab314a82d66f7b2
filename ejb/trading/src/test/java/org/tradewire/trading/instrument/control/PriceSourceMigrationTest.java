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
          {"DOT-USD", "DOT", "USD", "", "TRUE"},
          {"DOT-EUR", "DOT", "EUR", "", "TRUE"},
          {"XLM-USD", "XLM", "USD", "", "TRUE"},
          {"UNI-USD", "UNI", "USD", "", "TRUE"},
          {"ADA-USD", "ADA", "USD", "BINANCE,KRAKEN", "TRUE"}
        }) {
      DATABASE.execute(
          ("INSERT INTO instrument (symbol, base_currency, quote_currency, contract_size,"
                  + " tick_size, pip_size, lot_step, minimum_lots, maximum_lots, margin_percent,"
                  + " venues, enabled) VALUES ('%s', '%s', '%s', 1, 0.01, 0.01, 0.01, 0.01, 10, 10,"
                  + " '%s', %s)")
              .formatted((Object[]) each));
    }
    // What was collected here: the simulated market, and of one instrument an exchange too.
    collected("BTC-USD", "SIMULATOR", "1m", "1 hour");
    collected("ETH-USD", "SIMULATOR", "1m", "1 hour");
    collected("ETH-USD", "KRAKEN", "1h", "20 days");
    collected("ETH-USD", "BITSTAMP", "1m", "1 day");
    collected("ETH-USD", "BINANCE_FUTURES", "1m", "1 hour");
    collected("DOGE-USD", "KRAKEN", "1h", "90 days");
    collected("ADA-USD", "SIMULATOR", "1m", "1 hour");
    // And what was imported, beside what is collected now.
    collected("DOT-USD", "BITSTAMP", "1m", "61 minutes");
    collected("DOT-USD", "KRAKEN", "1m", "3 minutes");
    collected("DOT-USD", "KRAKEN", "1h", "3 days");
    collected("DOT-EUR", "BITSTAMP", "1h", "1 minute");
    collected("DOT-EUR", "SIMULATOR", "1m", "3 minutes");
    collected("XLM-USD", "SIMULATOR", "1m", "3 minutes");
    collected("XLM-USD", "KRAKEN", "1m", "3 minutes");
    for (String venue : List.of("A", "B", "C", "D", "E")) {
      collected("UNI-USD", venue, "1h", "3 days");
    }
    collected("UNI-USD", "KRAKEN", "1m", "3 minutes");
    // Of an account that does not matter here.
    DATABASE.execute(
        "ALTER TABLE trading_position DROP CONSTRAINT trading_position_challenge_id_fkey");
    DATABASE.execute(
        "INSERT INTO trading_position (id, challenge_id, symbol, side, opened_quantity, quantity,"
            + " contract_size, quote_currency, open_price, opened_at, commission, margin, status,"
            + " closings, realized_pnl) VALUES (gen_random_uuid(), gen_random_uuid(), 'BTC-USD',"
            + " 'BUY', 1, 1, 1, 'USD', 67000, now(), 0, 1000, 'OPEN', 0, 0)");
    DATABASE.flyway().migrate();
  }

  private static void collected(String symbol, String venue, String frame, String ago)
      throws SQLException {
    DATABASE.execute(
        ("INSERT INTO candle (venue, symbol, time_frame, open_time, open, high, low, close, volume,"
                + " quote_volume, trades, taker_buy_volume)"
                + " VALUES ('%s', '%s', '%s', now() - INTERVAL '%s', 1, 1, 1, 1, 1, 1, 1, 1)")
            .formatted(venue, symbol, frame, ago));
  }

  @Test
  void shouldPriceWhatIsOpenByWhatIsCollected() throws SQLException {
    assertThat(
            rows(
                "SELECT p.symbol || ' ' || p.status || ' ' || i.venues FROM trading_position p JOIN"
                    + " instrument i ON i.symbol = p.symbol"))
        .containsExactly("BTC-USD OPEN SIMULATOR");
  }

  @Test
  void shouldNameExchangesInTheOrderOfBeforeAndTheSimulatedMarketOnlyWhereThereIsNone()
      throws SQLException {
    assertThat(
            rows(
                "SELECT symbol || ' ' || venues FROM instrument"
                    + " WHERE symbol IN ('ETH-USD', 'DOGE-USD', 'ADA-USD')"))
        .containsExactlyInAnyOrder(
            "ETH-USD BITSTAMP,KRAKEN", "DOGE-USD COINBASE,KRAKEN", "ADA-USD BINANCE,KRAKEN");
  }

  @Test
  void shouldNameWhatIsCollectedNowBeforeWhatWasImported() throws SQLException {
    assertThat(
            rows(
                "SELECT symbol || ' ' || venues FROM instrument"
                    + " WHERE symbol IN ('DOT-USD', 'DOT-EUR', 'XLM-USD', 'UNI-USD')"))
        .containsExactlyInAnyOrder(
            "DOT-USD KRAKEN,BITSTAMP",
            "DOT-EUR SIMULATOR,BITSTAMP",
            "XLM-USD KRAKEN",
            "UNI-USD KRAKEN,A,B,C,D");
  }

  @Test
  void shouldNameTheVenuesOfThoseThatNamedNone() throws SQLException {
    assertThat(
            rows(
                "SELECT symbol || ' ' || venues FROM instrument WHERE symbol IN"
                    + " ('BTC-USDT', 'EUR-PLN', 'SOL-EUR', 'ADA-USD', 'XRP-USD', 'USD-JPY')"))
        .containsExactlyInAnyOrder(
            "BTC-USDT BINANCE",
            "EUR-PLN SIMULATOR",
            "SOL-EUR COINBASE,KRAKEN",
            "ADA-USD BINANCE,KRAKEN",
            "XRP-USD COINBASE,KRAKEN",
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
