package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.testing.TestDatabase;

/** The catalogue of a real database says that an extension is there which is not. */
class TimescaleRequirementTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

  @AfterEach
  void remove() throws SQLException {
    DATABASE.execute(
        "SET allow_system_table_mods = on; DELETE FROM pg_extension WHERE extname = 'timescaledb'");
  }

  @Test
  void shouldNeedNone() {
    assertThat(TimescaleRequirement.missing(DATABASE.dataSource())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.13.0", "2.17.2", "3.0.0", "2.18.0-dev", "next"})
  void shouldAcceptTheOldestAndNewerOnes(String version) throws SQLException {
    install(version);

    assertThat(TimescaleRequirement.missing(DATABASE.dataSource())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.12.2", "2.2.0", "1.7.5"})
  void shouldRefuseOneThatIsTooOld(String version) throws SQLException {
    install(version);

    assertThat(TimescaleRequirement.missing(DATABASE.dataSource()))
        .singleElement()
        .asString()
        .startsWith(
            "The database of jdbc/tradewire has TimescaleDB "
                + version
                + "; 2.13 is the oldest that is supported.");
  }

  private static void install(String version) throws SQLException {
    DATABASE.execute(
        "SET allow_system_table_mods = on; INSERT INTO pg_extension"
            + " (oid, extname, extowner, extnamespace, extrelocatable, extversion)"
            + " VALUES (99999, 'timescaledb', 10, 11, false, '"
            + version
            + "')");
  }
}
