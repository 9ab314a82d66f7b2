package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.testing.TestDatabase;

class SchemaOriginTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

  private static final String HISTORY = "flyway_schema_history";

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  }

  @Test
  void shouldAcceptAnEmptyDatabaseAndItsOwn() throws SQLException {
    assertThat(refusal()).isEmpty();

    DATABASE.flyway().migrate();

    assertThat(refusal()).isEmpty();
  }

  @Test
  void shouldAcceptAnOlderSchemaOfItsOwn() throws SQLException {
    DATABASE.flyway().migrate();
    DATABASE.execute("DELETE FROM " + HISTORY + " WHERE version IN ('015', '016')");

    assertThat(refusal()).isEmpty();
  }

  @Test
  void shouldRefuseTablesWithoutAHistory() throws SQLException {
    DATABASE.execute("CREATE TABLE invoice (id INTEGER)");

    assertThat(refusal()).get().asString().contains("not Tradewire's (invoice)");
  }

  @Test
  void shouldRefuseAnotherApplicationsHistory() throws SQLException {
    DATABASE.flyway().migrate();
    DATABASE.execute(
        "UPDATE "
            + HISTORY
            + " SET checksum = 7, description = 'init invoices' WHERE version = '001'");

    assertThat(refusal()).get().asString().contains("another application", "001 \"init invoices\"");
  }

  @Test
  void shouldRefuseAHistoryWithoutAMigrationOfItsOwn() throws SQLException {
    DATABASE.flyway().migrate();
    DATABASE.execute("DELETE FROM " + HISTORY + " WHERE version <> '016'");
    DATABASE.execute(
        "UPDATE " + HISTORY + " SET version = '2024.1', description = 'ledger', checksum = 3");

    assertThat(refusal()).get().asString().contains("another application", "2024.1 \"ledger\"");
  }

  @Test
  void shouldRefuseASchemaThatIsNewer() throws SQLException {
    DATABASE.flyway().migrate();
    DATABASE.execute(
        "INSERT INTO "
            + HISTORY
            + " SELECT 900, '990', 'next', type, script, 5, installed_by, installed_on, 1, true"
            + " FROM "
            + HISTORY
            + " WHERE version = '016'");

    assertThat(refusal()).get().asString().contains("newer than this application", "990 \"next\"");
  }

  private static Optional<String> refusal() throws SQLException {
    return SchemaOrigin.refusal(DATABASE.dataSource(), DATABASE.flyway());
  }
}
