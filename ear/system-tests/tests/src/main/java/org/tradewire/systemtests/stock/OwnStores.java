package org.tradewire.systemtests.stock;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.store.DatabaseConnection;
import org.tradewire.launcher.store.EmbeddedDatabase;
import org.tradewire.launcher.store.EmbeddedRelay;

/**
 * The launcher's PostgreSQL and Redis as an administrator's own: role and database are the page's.
 */
public final class OwnStores implements AutoCloseable {
  private final DataDirectory data;
  private final EmbeddedDatabase database;
  private final EmbeddedRelay relay;

  private OwnStores(DataDirectory data, EmbeddedDatabase database, EmbeddedRelay relay) {
    this.data = data;
    this.database = database;
    this.relay = relay;
  }

  /** Starts both, with an empty database that is made as the page says. */
  public static OwnStores start(Path folder) {
    DataDirectory data = DataDirectory.open(folder);
    OwnStores stores = new OwnStores(data, EmbeddedDatabase.start(data), EmbeddedRelay.start(data));
    try {
      stores.makeAnew();
      return stores;
    } catch (SQLException e) {
      stores.close();
      throw new IllegalStateException("deploy.md makes no database", e);
    }
  }

  private void makeAnew() throws SQLException {
    DatabaseConnection owner = database.connection();
    String[] statements =
        DeployPage.read().sql().replace("DB_PASSWORD", owner.password()).split(";\\s*");
    asSuperuser("DROP DATABASE tradewire", "DROP ROLE tradewire");
    asSuperuser(statements);
  }

  /** As its superuser, each statement by itself, in the database {@code postgres}. */
  public void asSuperuser(String... statements) throws SQLException {
    String password = data.secrets().get("database-superuser");
    String url = "jdbc:postgresql://127.0.0.1:" + database.connection().port() + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, "postgres", password);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** The owner's password is another one than the server's data source has. */
  public void changePassword() throws SQLException {
    asSuperuser(
        "ALTER ROLE tradewire PASSWORD 'another'",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'tradewire'");
  }

  /** Takes {@link #changePassword} back. */
  public void restorePassword() throws SQLException {
    asSuperuser("ALTER ROLE tradewire PASSWORD '" + database.connection().password() + "'");
  }

  /** The relay's address, with another password. */
  public String relayWithWrongPassword() {
    return "redis://:another@127.0.0.1:" + relay.port();
  }

  /** The relay's address; a secret. */
  public String relay() {
    return relay.uri();
  }

  /** What the page's owner of both must keep to himself. */
  public List<String> passwords() {
    String relayUser = URI.create(relay.uri()).getUserInfo();
    return List.of(
        database.connection().password(), relayUser.substring(relayUser.indexOf(':') + 1));
  }

  /** Changes the application's database as its owner. */
  public void change(String sql) throws SQLException {
    try (Connection connection = owner();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row, as the owner sees it. */
  public String ask(String query) throws SQLException {
    try (Connection connection = owner();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  private Connection owner() throws SQLException {
    DatabaseConnection owner = database.connection();
    return DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
  }

  /** Sets the page's variables. */
  public void into(StockServer server) {
    try {
      Class<?> driver = Class.forName("org.postgresql.Driver");
      server
          .with(
              "DRIVER",
              Path.of(driver.getProtectionDomain().getCodeSource().getLocation().toURI())
                  .toString())
          .with("DB_PORT", Integer.toString(database.connection().port()))
          .with("DB_PASSWORD", database.connection().password())
          .with("REDIS_URI", relay.uri());
    } catch (ReflectiveOperationException | URISyntaxException e) {
      throw new IllegalStateException("the JDBC driver is on the class path", e);
    }
  }

  @Override
  public void close() {
    relay.close();
    database.close();
    data.close();
  }
}
