package org.tradewire.benchmarks.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.tradewire.benchmarks.Spread;

/**
 * Measures how large stored signals of 90 days are and how soon they are found: natively, in
 * hypertables, and in hypertables whose old days are compressed, on one server and in turn. Needs a
 * PostgreSQL with TimescaleDB, as its superuser, and room for three times the rows. The databases
 * stay, named {@code tradewire_bench_STORAGE_ROWS}, and are taken again by the next run.
 */
public final class SignalStoreBenchmark {

  private static final double MILLION = 1_000_000;
  private static final double MIB = 1 << 20;

  private final List<SignalDatabase> databases = new ArrayList<>();
  private final long rows;
  private final int queries;
  private final int runs;
  private final int askers;

  /** Times of one row of the table, one for each run. */
  private record Row(List<Double> medians, List<Double> slow) {}

  private SignalStoreBenchmark(String server, long rows, int queries, int runs, int askers) {
    this.rows = rows;
    this.queries = queries;
    this.runs = runs;
    this.askers = askers;
    for (SignalDatabase.Storage storage : SignalDatabase.Storage.values()) {
      databases.add(new SignalDatabase(server, storage, rows));
    }
  }

  /**
   * @param args URL of the server's database {@code postgres} as its superuser, rows, questions of
   *     a run (0: the databases are made alone), runs, how many ask at once
   */
  public static void main(String[] args)
      throws SQLException, InterruptedException, ExecutionException {
    System.out.println(version(args[0]));
    SignalStoreBenchmark benchmark =
        new SignalStoreBenchmark(
            args[0],
            Long.parseLong(args[1]),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]),
            Integer.parseInt(args[4]));
    for (SignalDatabase each : benchmark.databases) {
      each.prepare();
    }
    benchmark.printSizes();
    if (benchmark.queries > 0) {
      benchmark.printTimes();
    }
  }

  private void printSizes() throws SQLException {
    System.out.println("| storage | rows, MiB a million | indexes, MiB a million |");
    System.out.println("|---|---|---|");
    for (SignalDatabase each : databases) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.0f | %,.0f |%n",
          each.storage(),
          perMillion(each.tableBytes()),
          perMillion(each.indexBytes()));
    }
  }

  private double perMillion(long bytes) {
    return bytes / MIB / (rows / MILLION);
  }

  private void printTimes() throws InterruptedException, ExecutionException {
    Map<StoreQuestion, Map<SignalDatabase.Storage, Row>> table = new EnumMap<>(StoreQuestion.class);
    for (int run = 0; run < runs; run++) {
      for (SignalDatabase each : databases) {
        measure(each, table);
      }
    }
    System.out.println("| question | storage | p50 ms | p99 ms |");
    System.out.println("|---|---|---|---|");
    table.forEach(
        (question, stored) ->
            stored.forEach(
                (storage, row) ->
                    System.out.printf(
                        "| %s | %s | %s | %s |%n",
                        question, storage, spread(row.medians()), spread(row.slow()))));
  }

  private void measure(
      SignalDatabase database, Map<StoreQuestion, Map<SignalDatabase.Storage, Row>> table)
      throws InterruptedException, ExecutionException {
    try (StoreAsking asking = new StoreAsking(database.source(), askers)) {
      for (StoreQuestion question : StoreQuestion.values()) {
        // The caches see the tables, and the code is compiled.
        asking.ask(question, question.times(queries) / 5);
        Histogram taken = asking.ask(question, question.times(queries));
        Row row =
            table
                .computeIfAbsent(question, asked -> new EnumMap<>(SignalDatabase.Storage.class))
                .computeIfAbsent(
                    database.storage(), stored -> new Row(new ArrayList<>(), new ArrayList<>()));
        row.medians().add(taken.getValueAtPercentile(50) / MILLION);
        row.slow().add(taken.getValueAtPercentile(99) / MILLION);
      }
    }
  }

  private static String spread(List<Double> values) {
    return Spread.text(2, values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static String version(String server) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT version()")) {
      row.next();
      return row.getString(1);
    }
  }
}
