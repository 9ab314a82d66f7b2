package org.tradewire.benchmarks.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.flywaydb.core.Flyway;
import org.tradewire.trading.signal.control.SignalRows;

/**
 * Fills the tables of signals with 90 days, once natively and once in hypertables of the same
 * server, and measures how large they are and how soon the newest 100 of one symbol and time frame
 * are found; of the hypertables before and after old days are compressed. Needs a PostgreSQL with
 * TimescaleDB, as its superuser, and room for twice the rows.
 */
public final class SignalStoreBenchmark {

  private static final int DAYS = 90;
  private static final int SYMBOLS = 200;
  private static final List<String> FRAMES = List.of("1m", "5m", "15m", "1h", "4h", "1d");
  private static final int THREADS = 4;
  private static final int FOUND = 100;
  private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(5);
  private static final double MILLION = 1_000_000;
  private static final long MIB = 1 << 20;

  private static final String LATEST =
      "SELECT "
          + SignalRows.COLUMNS
          + " FROM signal s WHERE s.symbol = ? AND s.timeframe = ?"
          + " ORDER BY s.time DESC, s.signal_id DESC LIMIT "
          + FOUND;

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

  private static final String OLD_UNCOMPRESSED =
      "SELECT count(*) FROM timescaledb_information.chunks WHERE hypertable_name = 'signal'"
          + " AND NOT is_compressed AND range_end < now() - INTERVAL '7 days'";

  /** One series that has a signal a day alone. */
  private static final String RARE = "RARE-USDT";

  private final String url;
  private final long rows;
  private final int queries;

  private SignalStoreBenchmark(String url, long rows, int queries) {
    this.url = url;
    this.rows = rows;
    this.queries = queries;
  }

  /**
   * @param args URL of the server's database {@code postgres} as its superuser, rows, queries
   */
  public static void main(String[] args)
      throws SQLException, InterruptedException, ExecutionException {
    SignalStoreBenchmark benchmark =
        new SignalStoreBenchmark(args[0], Long.parseLong(args[1]), Integer.parseInt(args[2]));
    System.out.println(benchmark.server());
    System.out.println(
        "| storage | bytes per million rows | newest 100 of a series, p50 ms | p99 ms |"
            + " of one with a signal a day, p50 ms | p99 ms |");
    System.out.println("|---|---|---|---|---|---|");
    benchmark.run("partitions of PostgreSQL", false);
    benchmark.run("hypertable", true);
  }

  private String server() throws SQLException {
    try (Connection connection = connect(source("postgres"))) {
      return value(connection, "SELECT version()");
    }
  }

  private void run(String storage, boolean hyper)
      throws SQLException, InterruptedException, ExecutionException {
    String name = "tradewire_bench_" + (hyper ? "hyper" : "native");
    try (Connection connection = connect(source("postgres"))) {
      execute(connection, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      execute(connection, "CREATE DATABASE " + name);
    }
    String source = source(name);
    try (Connection connection = connect(source)) {
      if (hyper) {
        execute(connection, "CREATE EXTENSION timescaledb");
      }
    }
    Flyway.configure()
        .dataSource(source, null, null)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    fill(source);
    row(source, storage, hyper);
    if (hyper) {
      compress(source);
      row(source, "hypertable, days of more than a week in the columnstore", true);
    }
    try (Connection connection = connect(source("postgres"))) {
      execute(connection, "DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  private void fill(String source) throws SQLException {
    long perDay = rows / DAYS;
    long began = System.nanoTime();
    try (Connection connection = connect(source);
        PreparedStatement fill = connection.prepareStatement(FILL)) {
      execute(connection, "SET synchronous_commit = off");
      for (int day = DAYS - 1; day >= 0; day--) {
        String date = value(connection, "SELECT (now() AT TIME ZONE 'UTC')::date - " + day);
        value(connection, "SELECT series_add_day('signal', DATE '" + date + "')");
        long first = (DAYS - 1L - day) * perDay;
        fill.setLong(1, first);
        fill.setLong(2, first + perDay - 1);
        fill.setString(3, date + " 00:00:00+00");
        fill.setLong(4, first);
        fill.setDouble(5, 86_000.0 / perDay);
        fill.executeUpdate();
        execute(
            connection,
            "INSERT INTO signal (time, signal_id, symbol, timeframe, direction, confidence,"
                + " strategy, indicators, metadata, expires_at, content, outcome, targets_hit,"
                + " ambiguous, decided_at) VALUES ('"
                + date
                + " 12:00:00+00', 'rare', '"
                + RARE
                + "', '1h', 'buy', 0.5, 'any', '{}', '{}', now(), md5('')::uuid, 'win', 0, FALSE,"
                + " now())");
      }
      execute(connection, "VACUUM ANALYZE signal");
      execute(connection, "CHECKPOINT");
    }
    System.out.printf(
        Locale.ROOT,
        "(filled in %d s)%n",
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
  }

  /** What the policy does by itself within hours. */
  private static void compress(String source) throws SQLException {
    try (Connection connection = connect(source)) {
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
      execute(connection, "VACUUM ANALYZE signal");
      execute(connection, "CHECKPOINT");
    }
  }

  private void row(String source, String storage, boolean hyper)
      throws SQLException, InterruptedException, ExecutionException {
    double bytes;
    try (Connection connection = connect(source)) {
      bytes =
          Double.parseDouble(
              value(
                  connection,
                  hyper
                      ? "SELECT hypertable_size('signal')"
                      : "SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits"
                          + " WHERE inhparent = 'signal'::regclass"));
    }
    measure(source, queries / 10, false); // The caches see the tables.
    Histogram busy = measure(source, queries, false);
    measure(source, 10, true);
    Histogram rare = measure(source, Math.max(10, queries / 10), true);
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f MiB | %.2f | %.2f | %.2f | %.2f |%n",
        storage,
        bytes / MIB / (rows / MILLION),
        busy.getValueAtPercentile(50) / MILLION,
        busy.getValueAtPercentile(99) / MILLION,
        rare.getValueAtPercentile(50) / MILLION,
        rare.getValueAtPercentile(99) / MILLION);
    explain(source);
  }

  private Histogram measure(String source, int many, boolean rare)
      throws InterruptedException, ExecutionException {
    Histogram times = new ConcurrentHistogram(LONGEST_NS, 3);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        long seed = thread;
        running.add(
            threads.submit(
                () -> {
                  ask(source, many / THREADS + 1, rare, new SplittableRandom(seed), times);
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    return times;
  }

  private static void ask(
      String source, int many, boolean rare, SplittableRandom random, Histogram times)
      throws SQLException {
    try (Connection connection = connect(source);
        PreparedStatement latest = connection.prepareStatement(LATEST)) {
      for (int i = 0; i < many; i++) {
        latest.setString(1, rare ? RARE : "S" + random.nextInt(SYMBOLS) + "-USDT");
        latest.setString(2, rare ? "1h" : FRAMES.get(random.nextInt(FRAMES.size())));
        long began = System.nanoTime();
        int found = 0;
        try (ResultSet row = latest.executeQuery()) {
          while (row.next()) {
            found++;
          }
        }
        times.recordValue(System.nanoTime() - began);
        if (found != (rare ? DAYS : FOUND)) {
          throw new IllegalStateException("found " + found + " signals");
        }
      }
    }
  }

  private static void explain(String source) throws SQLException {
    try (Connection connection = connect(source);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) "
                    + LATEST.replaceFirst("\\?", "'S1-USDT'").replaceFirst("\\?", "'1h'"))) {
      int lines = 0;
      while (row.next()) {
        String line = row.getString(1);
        if (lines++ < 12 || line.startsWith("Planning Time") || line.startsWith("Execution Time")) {
          System.out.println("    " + line);
        }
      }
    }
  }

  private String source(String database) {
    return url.replaceFirst("/postgres(\\?|$)", "/" + database + "$1");
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
