package org.tradewire.trading.monitoring.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import javax.naming.NamingException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.tradewire.trading.monitoring.control.Database;
import org.tradewire.trading.monitoring.control.Naming;
import org.tradewire.trading.monitoring.control.NodeConfiguration;
import org.tradewire.trading.monitoring.control.UnlimitedDataSource;

/**
 * Runs first, once the configuration is known to be right: refuses a wrong application name, then
 * brings the schema up to date. Several nodes may start at once; Flyway's lock lets one migrate
 * while the others wait.
 */
@Singleton
@Startup
@DependsOn("ConfigurationCheck")
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrator {

  private static final System.Logger LOG = System.getLogger(Migrator.class.getName());
  private static final String APPLICATION = "tradewire";

  @Inject private Database database;
  @Inject private NodeConfiguration node;

  @PostConstruct
  void migrate() {
    try {
      checkApplicationName();
      Flyway flyway =
          Flyway.configure(Migrator.class.getClassLoader())
              .dataSource(new UnlimitedDataSource(database.dataSource()))
              .locations("classpath:db/migration")
              .load();
      MigrateResult result = flyway.migrate();
      LOG.log(
          System.Logger.Level.INFO,
          "event=schema_ready node={0} applied={1} version={2}",
          node.name(),
          result.migrationsExecuted,
          flyway.info().current().getVersion());
    } catch (FlywayException e) {
      throw refused("The database schema cannot be brought up to date: " + e.getMessage(), e);
    } catch (IllegalStateException e) {
      throw refused(e.getMessage(), e);
    }
  }

  private static void checkApplicationName() {
    String applicationName = applicationName();
    if (!APPLICATION.equals(applicationName)) {
      throw new IllegalStateException(
          "The application is deployed as "
              + applicationName
              + "; the market feed is bound to the name "
              + APPLICATION
              + ". Deploy tradewire.ear under that name.");
    }
  }

  private static String applicationName() {
    try {
      return Naming.first(String.class, "java:app/AppName");
    } catch (NamingException e) {
      throw new IllegalStateException("The server does not tell the application's name.", e);
    }
  }

  private static IllegalStateException refused(String sentence, Exception cause) {
    LOG.log(System.Logger.Level.ERROR, "event=start_refused reason=\"{0}\"", sentence);
    return new IllegalStateException(sentence, cause);
  }
}
