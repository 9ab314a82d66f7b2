package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DatabaseRequirementTest {

  @Test
  void shouldAcceptTheOldestPostgresqlAndNewerOnes() {
    assertThat(DatabaseRequirement.missing(server("PostgreSQL", 14, "14.0"))).isEmpty();
    assertThat(DatabaseRequirement.missing(server("PostgreSQL", 18, "18.1"))).isEmpty();
  }

  @Test
  void shouldRefuseAPostgresqlThatIsTooOld() {
    assertThat(DatabaseRequirement.missing(server("PostgreSQL", 13, "13.22")))
        .singleElement()
        .asString()
        .startsWith("jdbc/tradewire leads to PostgreSQL 13.22; 14 is the oldest")
        .contains("Payara", "WildFly");
  }

  /** With the time limits of deploy.md a PostgreSQL 13 lets nobody in who could ask its version. */
  @Test
  void shouldNameTheOldestPostgresqlWhereItDoesNotKnowTheOptionsOfTheDataSource() {
    String driver =
        "FATAL: unrecognized configuration parameter \"client_connection_check_interval\"";

    assertThat(DatabaseRequirement.missing(failing(new SQLException(driver, "42704"))))
        .singleElement()
        .asString()
        .startsWith(
            "jdbc/tradewire leads to a PostgreSQL that does not know what its options set ("
                + driver
                + "); 14 is the oldest that is supported.")
        .contains("Payara", "WildFly");
  }

  @Test
  void shouldRefuseAnotherProduct() {
    assertThat(DatabaseRequirement.missing(server("H2", 2, "2.2")))
        .singleElement()
        .asString()
        .startsWith("jdbc/tradewire leads to H2, not to PostgreSQL;");
  }

  @Test
  void shouldTellAWrongPasswordThroughThePoolsWrapping() {
    SQLException driver = new SQLException("FATAL: password authentication failed", "28P01");
    SQLException pool = new SQLException("IJ031084", new IllegalStateException(driver));

    assertThat(DatabaseRequirement.missing(failing(pool)))
        .singleElement()
        .asString()
        .startsWith(
            "PostgreSQL refuses the user or the password of jdbc/tradewire (FATAL: password"
                + " authentication failed);");
  }

  @Test
  void shouldTellAMissingDatabaseAndOneThatIsAway() {
    assertThat(DatabaseRequirement.missing(failing(new SQLException("no such", "3D000"))))
        .singleElement()
        .asString()
        .startsWith("PostgreSQL has no such database as jdbc/tradewire names (no such);");
    assertThat(DatabaseRequirement.missing(failing(new SQLException("refused\nat x", "08001"))))
        .singleElement()
        .asString()
        .startsWith("No connection of jdbc/tradewire can be had (refused);");
  }

  @Test
  void shouldNameTheConsolesPlaceOfAMissingDataSource() {
    assertThat(new DatabaseRequirement(new Database()).missing())
        .singleElement()
        .asString()
        .startsWith("There is no data source jdbc/tradewire;")
        .contains(
            "Resources > JDBC > JDBC Resources",
            "Configuration > Subsystems > Datasources & Drivers");
  }

  private static DataSource server(String product, int major, String version) {
    DatabaseMetaData metaData =
        fake(
            DatabaseMetaData.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getDatabaseProductName" -> product;
                  case "getDatabaseMajorVersion" -> major;
                  case "getDatabaseProductVersion" -> version;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    Connection connection =
        fake(
            Connection.class,
            (proxy, method, arguments) -> method.getName().equals("getMetaData") ? metaData : null);
    return fake(DataSource.class, (proxy, method, arguments) -> connection);
  }

  private static DataSource failing(SQLException failure) {
    return fake(
        DataSource.class,
        (proxy, method, arguments) -> {
          throw failure;
        });
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            DatabaseRequirementTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
