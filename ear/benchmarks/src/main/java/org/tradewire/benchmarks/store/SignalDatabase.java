package org.tradewire.benchmarks.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/** One database of a server, with signals of 90 days. */
final class SignalDatabase {

  static final int DAYS = 90;
  static final int SYMBOLS = 200;

  /** A series of one signal a day. */
  static final String DAILY = "RARE-USDT";

  /** A series of one signal a day, the last of them that many days ago. */
  static final String GONE = "GONE-USDT";

  static final int GONE_DAYS = 60;

  private static final String FILLED = "filled";

  /** How signals are kept. */
  enum Storage {
    NATIVE("partitions of PostgreSQL"),
    HYPERTABLE("hypertable"),
    COLUMNSTORE("hypertable, days of more than a week in the columnstore");

    private final String text;

    Storage(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Rows as producers send them: eight prices and figures, two small objects. */
  private static final String FILL =
      """
      INSERT INTO signal (time, signal_id, symbol, timeframe, direction, confidence, entry, stop,
          target1, target2, strategy, venue, indicators, metadata, expires_at, content, outcome,
          entered_at, decided_at, exit_price, result, targets_hit, ambiguous)
        SELECT t, 'B_' || symbol || '_' || n, symbol, timeframe, 'buy', round(random()::numeric, 4),
            price, round(price * 0.99, 2), round(price * 1.01, 2), round(price * 1.02, 2),
            'strategy-' || n % 7, 'BINANCE_FUTURES',
            format('{"rsi":%s,"adx":%s,"atr":%s}', round(random()::numeric * 100, 2),
              round(random()::numeric * 100, 2), round(random()::numeric * 10, 4)),
            '{"source":"benchmark"}', t + INTERVAL '1 day', md5(n::text)::uuid,
            CASE WHEN n % 3 = 0 THEN 'win' ELSE 'loss' END, t, t + INTERVAL '1 hour', price,
            CASE WHEN n % 3 = 0 THEN 1 ELSE -1 END, 0, FALSE
          FROM generate_series(?, ?) AS n
            CROSS JOIN LATERAL (SELECT
              CAST(? AS timestamptz) + (n - ?) * CAST(? AS double precision) * INTERVAL '1 second' AS t,
              'S' || n % SYMBOLS || '-USDT' AS symbol,
              (ARRAY['1m','5m','15m','1h','4h','1d'])[1 + n / SYMBOLS % 6] AS timeframe,
              round((100 + random() * 60000)::numeric, 2) AS price) AS made
      """
          .replace("SYMBOLS", Integer.toString(SYMBOLS));

  private static final String FILL_ONE =
      """
      INSERT INTO signal (time, signal_id, symbol, timeframe, direction, confidence, strategy,
          indicators, metadata, expires_at, content, outcome, targets_hit, ambiguous, decided_at)
        VALUES (CAST(? AS timestamptz), 'rare-' || ?, ?, '1h', 'buy', 0.5, 'any', '{}', '{}', now(),
          md5('')::uuid, 'win', 0, FALSE, now())
      """;

  private static final String OLD_UNCOMPRESSED =
      "SELECT count(*) FROM timescaledb_information.chunks WHERE hypertable_name = 'signal'"
          + " AND NOT is_compressed AND range_end < now() - INTERVAL '7 days'";

  private static final String NATIVE_BYTES =
      "SELECT coalesce(sum(%s(inhrelid)), 0) FROM pg_inherits WHERE inhparent = 'signal'::regclass";

  private static final String HYPERTABLE_BYTES =
      "SELECT %s FROM hypertable_detailed_size('signal')";

  private final String server;
  private final Storage storage;
  private final long rows;
  private final String name;

  SignalDatabase(String server, Storage storage, long rows) {
    this.server = server;
    this.storage = storage;
    this.rows = rows;
    this.name = ("tradewire_bench_" + storage.name() + '_' + rows).toLowerCase(Locale.ROOT);
  }

  Storage storage() {
    return storage;
  }

  /** The database's address. */
  String source() {
    return source(name);
  }

  /** Makes it and fills it, unless an earlier run left it whole; brings its tables up to date. */
  void prepare() throws SQLException {
    boolean there;
    try (Connection connection = connect(source("postgres"))) {
      there =
          "1"
              .equals(
                  value(
                      connection,
                      "SELECT count(*) FROM pg_database WHERE datname = '"
                          + name
                          + "' AND shobj_description(oid, 'pg_database') = '"
                          + FILLED
                          + "'"));
      if (!there) {
        execute(connection, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        execute(connection, "CREATE DATABASE " + name);
      }
    }
    if (!there && storage != Storage.NATIVE) {
      try (Connection connection = connect(source())) {
        execute(connection, "CREATE EXTENSION timescaledb");
      }
    }
    long began = System.nanoTime();
    Flyway.configure()
        .dataSource(source(), null, null)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    System.out.printf(Locale.ROOT, "(%s: migrated in %d ms)%n", name, sinceMs(began));
    if (!there) {
      fill();
    }
  }

  private void fill() throws SQLException {
    long began = System.nanoTime();
    try (Connection connection = connect(source())) {
      execute(connection, "SET synchronous_commit = off");
      for (int day = DAYS - 1; day >= 0; day--) {
        fill(connection, day);
      }
      execute(
          connection,
          "SELECT signal_reliability_count((now() AT TIME ZONE 'UTC')::date - day)"
              + " FROM generate_series(0, "
              + (DAYS - 1)
              + ") AS day");
      if (storage == Storage.COLUMNSTORE) {
        compress(connection);
      }
      execute(connection, "VACUUM ANALYZE signal");
      execute(connection, "VACUUM ANALYZE signal_reliability");
      execute(connection, "CHECKPOINT");
      execute(connection, "COMMENT ON DATABASE " + name + " IS '" + FILLED + "'");
    }
    System.out.printf(Locale.ROOT, "(%s: filled in %d ms)%n", name, sinceMs(began));
  }

  private void fill(Connection connection, int daysAgo) throws SQLException {
    long perDay = rows / DAYS;
    String date = value(connection, "SELECT (now() AT TIME ZONE 'UTC')::date - " + daysAgo);
    value(connection, "SELECT series_add_day('signal', DATE '" + date + "')");
    long first = (DAYS - 1L - daysAgo) * perDay;
    try (PreparedStatement fill = connection.prepareStatement(FILL)) {
      fill.setLong(1, first);
      fill.setLong(2, first + perDay - 1);
      fill.setString(3, date + " 00:00:00+00");
      fill.setLong(4, first);
      fill.setDouble(5, 86_000.0 / perDay);
      fill.executeUpdate();
    }
    fillOne(connection, date, DAILY);
    if (daysAgo >= GONE_DAYS) {
      fillOne(connection, date, GONE);
    }
  }

  private static void fillOne(Connection connection, String date, String symbol)
      throws SQLException {
    try (PreparedStatement fill = connection.prepareStatement(FILL_ONE)) {
      fill.setString(1, date + " 12:00:00+00");
      fill.setString(2, symbol);
      fill.setString(3, symbol);
      fill.executeUpdate();
    }
  }

  /** What the policy does by itself within hours. */
  private static void compress(Connection connection) throws SQLException {
    value(
        connection,
        "SELECT series_compress('signal', INTERVAL '7 days', 'symbol, outcome', 'time DESC,"
            + " signal_id')");
    String job =
        value(
            connection,
            "SELECT job_id FROM timescaledb_information.jobs WHERE hypertable_name = 'signal'");
    while (!value(connection, OLD_UNCOMPRESSED).equals("0")) {
      try {
        execute(connection, "CALL run_job(" + job + ")");
      } catch (SQLException e) {
        // The extension's own worker is at it too: what it leaves is done in the next round.
        System.out.println("(" + e.getMessage().lines().findFirst().orElse("") + ")");
      }
    }
  }

  /** Bytes of its rows, what is stored beside them included. */
  long tableBytes() throws SQLException {
    return bytes(
        String.format(NATIVE_BYTES, "pg_table_size"),
        String.format(HYPERTABLE_BYTES, "table_bytes + toast_bytes"));
  }

  /** Bytes of the indexes on them. */
  long indexBytes() throws SQLException {
    return bytes(
        String.format(NATIVE_BYTES, "pg_indexes_size"),
        String.format(HYPERTABLE_BYTES, "index_bytes"));
  }

  private long bytes(String ofPartitions, String ofHypertable) throws SQLException {
    try (Connection connection = connect(source())) {
      return Long.parseLong(
          value(connection, storage == Storage.NATIVE ? ofPartitions : ofHypertable));
    }
  }

  private static long sinceMs(long began) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  private String source(String database) {
    return server.replaceFirst("/postgres(\\?|$)", "/" + database + "$1");
  }

  private static Connection connect(String source) throws SQLException {
    return DriverManager.getConnection(source);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
