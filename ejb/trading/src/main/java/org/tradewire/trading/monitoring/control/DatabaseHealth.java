package org.tradewire.trading.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.HealthCheck;
import org.tradewire.trading.monitoring.entity.HealthImpact;

/**
 * Whether the database answers this node. {@link #look} asks it once a second; {@link #check} says
 * what the last look found, and is DOWN 4 s after it where the next one hangs.
 *
 * <p>Without it a node is not ready, though all nodes may have lost the same database: neither
 * sign-in nor any call works, and one node that has lost it alone (its pool, its network) must not
 * be sent anything. A balancer that finds no node ready refuses at once what every node would
 * refuse after a wait; streams that are open go on.
 */
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

  /** How often {@link #look} is to be called. */
  public static final Duration PERIOD = Duration.ofSeconds(1);

  /** After this time an answer says nothing any more; with the period it is red within 5 s. */
  static final Duration STALE = Duration.ofSeconds(4);

  private static final int TIMEOUT_S = 2;

  private Database database;
  private LongSupplier nanoTime;
  private volatile Look last;

  /**
   * @param failure null where it answered
   */
  private record Look(String failure, long atNs) {}

  /** For the container's proxy. */
  protected DatabaseHealth() {}

  @Inject
  public DatabaseHealth(Database database) {
    this(database, System::nanoTime);
  }

  DatabaseHealth(Database database, LongSupplier nanoTime) {
    this.database = database;
    this.nanoTime = nanoTime;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public HealthImpact impact() {
    return HealthImpact.READINESS;
  }

  /**
   * Asks the database; may hang as long as the pool and the driver do.
   *
   * @throws IllegalStateException it does not answer
   */
  public void look() {
    String failure = failure();
    last = new Look(failure, nanoTime.getAsLong());
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  private String failure() {
    try (Connection connection = database.dataSource().getConnection()) {
      return connection.isValid(TIMEOUT_S) ? null : "No answer within " + TIMEOUT_S + " s.";
    } catch (SQLException e) {
      return "No connection (SQL state " + e.getSQLState() + ").";
    } catch (RuntimeException e) {
      return "The data source cannot be used: " + e.getMessage();
    }
  }

  @Override
  public CheckResult check() {
    Look look = last;
    if (look == null) {
      return result(false, "It was not asked yet.");
    }
    long ageNs = nanoTime.getAsLong() - look.atNs();
    if (ageNs > STALE.toNanos()) {
      return result(false, "No answer for " + Duration.ofNanos(ageNs).toSeconds() + " s.");
    }
    return result(look.failure() == null, look.failure());
  }
}
