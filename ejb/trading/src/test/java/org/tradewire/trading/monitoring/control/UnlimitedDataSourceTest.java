package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;
import org.tradewire.trading.testing.TestDatabase;

class UnlimitedDataSourceTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

  private Connection physical;
  private OneConnection pool;

  @BeforeEach
  void connect() throws SQLException {
    PGSimpleDataSource limited = new PGSimpleDataSource();
    limited.setURL(DATABASE.dataSource().unwrap(PGSimpleDataSource.class).getURL());
    limited.setUser("postgres");
    limited.setOptions(
        "-c lock_timeout=2s -c statement_timeout=5s -c client_connection_check_interval=2s");
    limited.setSocketTimeout(10);
    physical = limited.getConnection();
    pool = new OneConnection(physical);
  }

  @AfterEach
  void disconnect() throws SQLException {
    physical.close();
  }

  @Test
  void shouldLiftTheLimitsAsLongAsTheConnectionIsLent() throws SQLException {
    try (Connection lent = new UnlimitedDataSource(pool).getConnection()) {
      assertThat(limit(lent, "lock_timeout")).isEqualTo("0");
      assertThat(limit(lent, "statement_timeout")).isEqualTo("0");
      assertThat(limit(lent, "client_connection_check_interval")).isEqualTo("2s");
      assertThat(lent.getNetworkTimeout()).isZero();
    }

    assertThat(pool.returned).isTrue();
    assertThat(limit(physical, "lock_timeout")).isEqualTo("2s");
    assertThat(limit(physical, "statement_timeout")).isEqualTo("5s");
    assertThat(physical.getNetworkTimeout()).isEqualTo(10_000);
  }

  @Test
  void shouldGiveTheLimitsBackAfterATransactionThatFailed() throws SQLException {
    try (Connection lent = new UnlimitedDataSource(pool).getConnection()) {
      lent.setAutoCommit(false);
      assertThatThrownBy(() -> limit(lent, "no.such_setting")).isInstanceOf(SQLException.class);
    }

    assertThat(pool.returned).isTrue();
    assertThat(limit(physical, "statement_timeout")).isEqualTo("5s");
  }

  @Test
  void shouldGiveAConnectionBackWhoseLimitsCannotBeLifted() throws SQLException {
    pool.refusesStatements = true;

    assertThatThrownBy(() -> new UnlimitedDataSource(pool).getConnection())
        .isInstanceOf(SQLException.class)
        .hasMessage("no statement");

    assertThat(pool.returned).isTrue();
    assertThat(physical.getNetworkTimeout()).isEqualTo(10_000);
    assertThat(limit(physical, "statement_timeout")).isEqualTo("5s");
  }

  /** A pool of one, which stays open. */
  private static final class OneConnection extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;
    private final transient Connection only;
    private boolean returned;
    private boolean refusesStatements;

    private OneConnection(Connection only) {
      this.only = only;
    }

    @Override
    public Connection getConnection() {
      return (Connection)
          Proxy.newProxyInstance(
              OneConnection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  returned = true;
                  return null;
                }
                if (refusesStatements && method.getName().equals("createStatement")) {
                  throw new SQLException("no statement");
                }
                return method.invoke(only, arguments);
              });
    }
  }

  private static String limit(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + name)) {
      row.next();
      return row.getString(1);
    }
  }
}
