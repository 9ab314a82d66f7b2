package org.tradewire.benchmarks;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/**
 * Ways to store signals, by one connection, each batch in one transaction that is committed: one
 * row at a time, JDBC batches as they are and rewritten by the driver, arrays with {@code unnest},
 * and {@code COPY} into a table from which they are taken over. Into a table as one day of the
 * product's, in the database of a stack that {@code mvn -Prun} started.
 */
public final class SignalInsertions {

  private static final String TABLE = "signal_measured";
  private static final String STAGING = "signal_staged";
  private static final String CONFLICT = " ON CONFLICT (time, signal_id) DO NOTHING";
  private static final int[] BATCHES = {50, 500, 2_000};

  private static final List<String> COLUMNS =
      List.of(
          "time:timestamptz",
          "signal_id:text",
          "symbol:text",
          "timeframe:text",
          "direction:text",
          "confidence:numeric",
          "entry:numeric",
          "stop:numeric",
          "target1:numeric",
          "target2:numeric",
          "strategy:text",
          "indicators:text",
          "metadata:text",
          "expires_at:timestamptz",
          "content:uuid",
          "outcome:text",
          "targets_hit:int",
          "ambiguous:boolean");

  private final String url;
  private final String password;
  private final long seconds;
  private long number;

  /** Stores one batch and commits. */
  @FunctionalInterface
  private interface Way {
    void store(Connection connection, List<Object[]> rows) throws SQLException, IOException;
  }

  private SignalInsertions(Path data, long seconds) throws IOException {
    // The port is the fourth line.
    List<String> server = Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"));
    url = "jdbc:postgresql://127.0.0.1:" + server.get(3).strip() + "/tradewire";
    password = Files.readString(data.resolve("secrets").resolve("database-password")).strip();
    this.seconds = seconds;
  }

  /**
   * @param args data directory of {@code mvn -Prun}, rounds, seconds of each row in a round
   */
  public static void main(String[] args) throws IOException, SQLException {
    new SignalInsertions(Path.of(args[0]), Long.parseLong(args[2])).run(Integer.parseInt(args[1]));
  }

  private void run(int rounds) throws SQLException, IOException {
    Map<String, double[]> rates = new LinkedHashMap<>();
    try (Connection plain = connect("");
        Connection rewriting = connect("?reWriteBatchedInserts=true")) {
      execute(plain, "DROP TABLE IF EXISTS " + TABLE);
      execute(plain, "CREATE TABLE " + TABLE + " (LIKE signal INCLUDING ALL)");
      execute(
          plain,
          "CREATE TEMPORARY TABLE "
              + STAGING
              + " ON COMMIT DELETE ROWS AS SELECT "
              + names()
              + " FROM signal WITH NO DATA");
      plain.commit();
      for (int round = -1; round < rounds; round++) {
        measure(rates, rounds, round, "one row, one commit", 1, plain, this::batch);
        for (int size : BATCHES) {
          String rows = String.format(Locale.ROOT, ", %,d rows a commit", size);
          measure(rates, rounds, round, "JDBC batch" + rows, size, plain, this::batch);
          measure(rates, rounds, round, "rewritten batch" + rows, size, rewriting, this::batch);
          measure(rates, rounds, round, "unnest" + rows, size, plain, this::unnest);
          measure(rates, rounds, round, "COPY and take over" + rows, size, plain, this::copy);
        }
      }
      execute(plain, "DROP TABLE " + TABLE);
      plain.commit();
    }
    System.out.println("| | rows/s | smallest..largest | says which are new |");
    System.out.println("|---|---|---|---|");
    rates.forEach(SignalInsertions::print);
  }

  private static void print(String way, double[] rates) {
    Arrays.sort(rates);
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f..%,.0f | %s |%n",
        way,
        rates[rates.length / 2],
        rates[0],
        rates[rates.length - 1],
        way.startsWith("rewritten") ? "no" : "yes");
  }

  /** Round -1 warms up. Each row starts with an empty table. */
  private void measure(
      Map<String, double[]> rates,
      int rounds,
      int round,
      String name,
      int size,
      Connection connection,
      Way way)
      throws SQLException, IOException {
    execute(connection, "TRUNCATE " + TABLE);
    connection.commit();
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(round < 0 ? 1 : seconds);
    long stored = 0;
    while (System.nanoTime() - end < 0) {
      way.store(connection, rows(size));
      connection.commit();
      stored += size;
    }
    if (round >= 0) {
      rates.computeIfAbsent(name, any -> new double[rounds])[round] =
          stored * 1e9 / (System.nanoTime() - start);
    }
  }

  private void batch(Connection connection, List<Object[]> rows) throws SQLException {
    String values =
        String.join(", ", COLUMNS.stream().map(each -> "CAST(? AS " + type(each) + ")").toList());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + TABLE + " (" + names() + ") VALUES (" + values + ")" + CONFLICT)) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void unnest(Connection connection, List<Object[]> rows) throws SQLException {
    String arrays =
        String.join(", ", COLUMNS.stream().map(each -> "CAST(? AS " + type(each) + "[])").toList());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO "
                + TABLE
                + " ("
                + names()
                + ") SELECT * FROM unnest("
                + arrays
                + ") AS g ORDER BY 1, 2"
                + CONFLICT
                + " RETURNING time, signal_id")) {
      for (int i = 0; i < COLUMNS.size(); i++) {
        Object[] column = new Object[rows.size()];
        for (int j = 0; j < column.length; j++) {
          column[j] = rows.get(j)[i];
        }
        insert.setArray(i + 1, connection.createArrayOf("text", column));
      }
      readAll(insert.executeQuery());
    }
  }

  private void copy(Connection connection, List<Object[]> rows) throws SQLException, IOException {
    StringBuilder lines = new StringBuilder();
    for (Object[] row : rows) {
      lines.append(String.join("\t", Arrays.copyOf(row, row.length, String[].class))).append('\n');
    }
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY " + STAGING + " FROM STDIN", new StringReader(lines.toString()));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO "
                + TABLE
                + " ("
                + names()
                + ") SELECT * FROM "
                + STAGING
                + " ORDER BY time, signal_id"
                + CONFLICT
                + " RETURNING time, signal_id")) {
      readAll(insert.executeQuery());
    }
  }

  private static void readAll(ResultSet keys) throws SQLException {
    while (keys.next()) {
      keys.getString(2);
    }
  }

  /** All as text, which the server casts: what is compared is the way, not the form. */
  private List<Object[]> rows(int size) {
    List<Object[]> rows = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      long now = ++number;
      String time =
          Instant.ofEpochMilli(System.currentTimeMillis()).plusNanos(now % 1_000).toString();
      rows.add(
          new Object[] {
            time,
            "measured-" + now,
            "B" + now % 20 + "-USDT",
            "1h",
            "buy",
            "0.8123",
            BigDecimal.valueOf(67_250_10 + now % 1_000, 2).toString(),
            "66800.00",
            "67900.00",
            "68500.00",
            "benchmark",
            "{\"rsi\":31.5}",
            "{}",
            time,
            new UUID(now, ~now).toString(),
            "pending",
            "0",
            "f"
          });
    }
    return rows;
  }

  private Connection connect(String options) throws SQLException {
    Connection connection = DriverManager.getConnection(url + options, "tradewire", password);
    connection.setAutoCommit(false);
    return connection;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String names() {
    return String.join(", ", COLUMNS.stream().map(each -> each.split(":")[0]).toList());
  }

  private static String type(String column) {
    return column.split(":")[1];
  }
}
