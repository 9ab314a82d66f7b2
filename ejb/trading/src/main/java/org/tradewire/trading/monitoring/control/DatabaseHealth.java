package org.tradewire.trading.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.HealthCheck;

/** Whether the database answers within 2 s; required. */
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

  private static final String NAME = "database";
  private static final int TIMEOUT_S = 2;

  @Inject private Database database;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CheckResult check() {
    try (Connection connection = database.dataSource().getConnection()) {
      return connection.isValid(TIMEOUT_S)
          ? CheckResult.required(NAME, true, null)
          : CheckResult.required(NAME, false, "No answer within " + TIMEOUT_S + " s.");
    } catch (SQLException e) {
      return CheckResult.required(
          NAME, false, "No connection (SQL state " + e.getSQLState() + ").");
    }
  }
}
