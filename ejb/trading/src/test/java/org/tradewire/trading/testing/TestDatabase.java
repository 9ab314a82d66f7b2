package org.tradewire.trading.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh database for one test class, in a PostgreSQL that all classes of the run share.
 * Registered as a static {@code @RegisterExtension}.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final boolean migrated;

  /** Of the TimescaleDB that the database is to have; null for none. */
  private final String licence;

  private DataSource dataSource;
  private EntityManagerFactory entityManagers;
  private TimescaleServer server;
  private String name;

  private TestDatabase(boolean migrated, String licence) {
    this.migrated = migrated;
    this.licence = licence;
  }

  /** A database with the present schema, and the persistence unit on it. */
  public static TestDatabase migrated() {
    return new TestDatabase(true, null);
  }

  /** A database without a table. */
  public static TestDatabase empty() {
    return new TestDatabase(false, null);
  }

  /**
   * A database with TimescaleDB and the present schema, in the server that {@code -Dtimescale.url}
   * names; without one the tests are skipped.
   *
   * @param licence {@code timescale} or {@code apache}
   */
  public static TestDatabase withTimescale(String licence) {
    return new TestDatabase(true, licence);
  }

  /** Installs TimescaleDB in this database, which is in the server of that, but without it yet. */
  public void extend() throws SQLException {
    server.extend(name);
  }

  /** New transactions run under this licence; of the whole server, until the class ends. */
  public void runUnder(String another) throws SQLException {
    server.runUnder(another);
  }

  /** As {@link #withTimescale}, where the extension is installed afterwards, by {@link #extend}. */
  public static TestDatabase beforeTimescale() {
    return new TestDatabase(true, "");
  }

  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    name = "test" + COUNTER.incrementAndGet();
    dataSource = licence == null ? embedded(context) : extended();
    if (migrated) {
      flyway().migrate();
      entityManagers =
          Persistence.createEntityManagerFactory(
              "tradewire",
              Map.of(
                  "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                  "jakarta.persistence.nonJtaDataSource", dataSource,
                  "hibernate.hbm2ddl.auto", "validate"));
    }
  }

  private DataSource embedded(ExtensionContext context) throws SQLException {
    EmbeddedPostgres postgres =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(TestDatabase.class))
            .getOrComputeIfAbsent("postgres", key -> new Server(), Server.class)
            .postgres;
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return postgres.getDatabase("postgres", name);
  }

  private DataSource extended() throws SQLException {
    server = TimescaleServer.named();
    server.runUnder(licence.isEmpty() ? "timescale" : licence);
    return server.create(name, !licence.isEmpty());
  }

  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    if (entityManagers != null) {
      entityManagers.close();
    }
    if (server != null) {
      server.runUnder("timescale");
      server.drop(name);
    }
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /** The product's migrations against this database. */
  public Flyway flyway() {
    return Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load();
  }

  /** Runs the work in one transaction and returns what it returns. */
  public <T> T inTransaction(Function<EntityManager, T> work) {
    try (EntityManager entityManager = entityManagers.createEntityManager()) {
      entityManager.getTransaction().begin();
      try {
        T result = work.apply(entityManager);
        entityManager.getTransaction().commit();
        return result;
      } finally {
        if (entityManager.getTransaction().isActive()) {
          entityManager.getTransaction().rollback();
        }
      }
    }
  }

  /** Runs the work in one transaction and returns the statements it took, without the commit. */
  public List<String> statementsOf(Consumer<EntityManager> work) {
    List<String> statements = new ArrayList<>();
    try (EntityManager entityManager =
        entityManagers
            .unwrap(SessionFactory.class)
            .withOptions()
            .statementInspector(
                sql -> {
                  statements.add(sql);
                  return sql;
                })
            .openSession()) {
      entityManager.getTransaction().begin();
      work.accept(entityManager);
      entityManager.getTransaction().commit();
    }
    return statements;
  }

  /** Runs the work in one transaction. */
  public void doInTransaction(Consumer<EntityManager> work) {
    inTransaction(
        entityManager -> {
          work.accept(entityManager);
          return null;
        });
  }

  /** Runs one SQL statement on its own. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What a query finds, a text for each row: its columns with a space between them. */
  public List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          columns.add(result.getString(i));
        }
        rows.add(String.join(" ", columns));
      }
    }
    return rows;
  }

  /** The one process of the run, stopped with it. */
  private static final class Server implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private Server() {
      try {
        postgres = EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new IllegalStateException("The embedded PostgreSQL did not start.", e);
      }
    }

    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }
}
