package org.tradewire.trading.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.tradewire.trading.shared.StartRequirement;
import org.tradewire.trading.shared.SupportedVersions;

/** A TimescaleDB that is not too old, where one is installed in our database; none is needed. */
@ApplicationScoped
public class TimescaleRequirement implements StartRequirement {

  private static final String INSTALLED =
      "SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'";

  private static final Pattern VERSION = Pattern.compile("([0-9]{1,5})\\.([0-9]{1,5}).*");
  private static final int MINORS = 100_000;

  private Database database;

  /** For the container's proxy. */
  protected TimescaleRequirement() {}

  /** Asks the server's data source. */
  @Inject
  public TimescaleRequirement(Database database) {
    this.database = database;
  }

  @Override
  public List<String> missing() {
    try {
      return missing(database.dataSource());
    } catch (IllegalStateException e) {
      return List.of(); // That there is no data source is said by another requirement.
    }
  }

  static List<String> missing(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(INSTALLED)) {
      return row.next() ? tooOld(row.getString(1)) : List.of();
    } catch (SQLException e) {
      return List.of(); // As above.
    }
  }

  private static List<String> tooOld(String version) {
    if (number(version) >= number(SupportedVersions.TIMESCALEDB)) {
      return List.of();
    }
    return List.of(
        "The database of jdbc/tradewire has TimescaleDB "
            + version
            + "; "
            + SupportedVersions.TIMESCALEDB
            + " is the oldest that is supported. Upgrade it (ALTER EXTENSION timescaledb UPDATE), or"
            + " choose a database without it.");
  }

  /** A version that cannot be read is a development one, newer than all that can. */
  private static int number(String version) {
    Matcher parts = VERSION.matcher(version);
    return parts.matches()
        ? Integer.parseInt(parts.group(1)) * MINORS + Integer.parseInt(parts.group(2))
        : Integer.MAX_VALUE;
  }
}
