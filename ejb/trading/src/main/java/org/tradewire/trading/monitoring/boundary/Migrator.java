package org.tradewire.trading.monitoring.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.tradewire.trading.monitoring.control.Database;
import org.tradewire.trading.monitoring.control.NodeConfiguration;
import org.tradewire.trading.monitoring.control.SchemaOrigin;
import org.tradewire.trading.monitoring.control.UnlimitedDataSource;

/**
 * Runs once {@code ConfigurationCheck} has found nothing wrong: refuses a schema that is not ours
 * or newer than we are, then brings it up to date. While it refuses, no thread of ours runs yet:
 * whoever starts one depends on {@code AccountStartUp}, which depends on this. Several nodes may
 * start at once; Flyway's lock lets one migrate while the others wait.
 */
@Singleton
@Startup
@DependsOn("ConfigurationCheck")
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrator {

  private static final System.Logger LOG = System.getLogger(Migrator.class.getName());

  @Inject private Database database;
  @Inject private NodeConfiguration node;

  @PostConstruct
  void migrate() {
    try {
      DataSource unlimited = new UnlimitedDataSource(database.dataSource());
      Flyway flyway =
          Flyway.configure(Migrator.class.getClassLoader())
              .dataSource(unlimited)
              .locations("classpath:db/migration")
              .load();
      refuseWhere(SchemaOrigin.refusal(unlimited, flyway).stream().toList());
      MigrateResult result = flyway.migrate();
      LOG.log(
          System.Logger.Level.INFO,
          "event=schema_ready node={0} applied={1} version={2}",
          node.name(),
          result.migrationsExecuted,
          flyway.info().current().getVersion());
    } catch (FlywayException | SQLException e) {
      throw refused("The database schema cannot be brought up to date: " + e.getMessage(), e);
    } catch (IllegalStateException e) {
      throw refused(e.getMessage(), e);
    }
  }

  private static void refuseWhere(List<String> sentences) {
    if (!sentences.isEmpty()) {
      throw new IllegalStateException(String.join("\n", sentences));
    }
  }

  private static IllegalStateException refused(String sentence, Exception cause) {
    sentence
        .lines()
        .forEach(
            each -> LOG.log(System.Logger.Level.ERROR, "event=start_refused reason=\"{0}\"", each));
    return new IllegalStateException(sentence, cause);
  }
}
