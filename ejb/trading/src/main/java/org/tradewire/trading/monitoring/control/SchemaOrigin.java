package org.tradewire.trading.monitoring.control;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Whether the schema of a database is this application's, and not newer than it. Stateless. */
public final class SchemaOrigin {

  private static final String TABLES =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
          + " AND table_type = 'BASE TABLE' ORDER BY 1 LIMIT 4";

  private SchemaOrigin() {}

  /**
   * Why the application must not migrate this database, as a sentence; empty where it may. Changes
   * nothing.
   *
   * @throws SQLException the database does not answer
   */
  public static Optional<String> refusal(DataSource source, Flyway flyway) throws SQLException {
    // Before the history: another node may migrate meanwhile, and its tables come with their row.
    List<String> tables = tables(source);
    MigrationInfo[] all = flyway.info().all();
    List<MigrationInfo> applied =
        Arrays.stream(all)
            .filter(each -> each.getVersion() != null && each.getState().isApplied())
            .toList();
    if (applied.isEmpty()) {
      return tables.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "The database of jdbc/tradewire holds tables that are not Tradewire's ("
                  + String.join(", ", tables)
                  + "): create an empty database, and name it in the data source.");
    }
    boolean ours = applied.stream().anyMatch(SchemaOrigin::isOurs);
    Optional<MigrationInfo> unknown =
        applied.stream().filter(each -> !each.getState().isResolved()).findFirst();
    Optional<MigrationInfo> changed =
        applied.stream()
            .filter(each -> each.getState().isResolved())
            .filter(each -> !isOurs(each))
            .findFirst();
    if (!ours || changed.isPresent()) {
      return Optional.of(
          "The database of jdbc/tradewire was migrated by another application (its migration "
              + named(changed.or(() -> unknown).orElse(applied.get(0)))
              + " is not Tradewire's): create an empty database, and name it in the data source.");
    }
    return unknown.map(
        newer ->
            "The database of jdbc/tradewire is newer than this application, which does not know"
                + " its migration "
                + named(newer)
                + ": deploy the newer application again, or restore the backup made before it was"
                + " deployed.");
  }

  private static boolean isOurs(MigrationInfo migration) {
    return migration.getState().isResolved()
        && migration.isChecksumMatching()
        && migration.isDescriptionMatching();
  }

  private static String named(MigrationInfo migration) {
    return migration.getVersion() + " \"" + migration.getDescription() + '"';
  }

  private static List<String> tables(DataSource source) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    names.remove("flyway_schema_history");
    return names;
  }
}
