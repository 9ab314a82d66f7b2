package org.tradewire.trading.monitoring.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.tradewire.trading.monitoring.control.Database;
import org.tradewire.trading.monitoring.control.Naming;
import org.tradewire.trading.monitoring.control.NodeConfiguration;
import org.tradewire.trading.monitoring.control.SchemaOrigin;
import org.tradewire.trading.monitoring.control.UnlimitedDataSource;
import org.tradewire.trading.shared.StartRequirement;

/**
 * Runs first once the configuration is known to be right: refuses a wrong application name and whatever a {@link
 * StartRequirement} lacks, all of it in one list, and a schema that is not ours or newer than we
 * are; then brings the schema up to date. While it refuses, no thread of ours runs yet: whoever
 * starts one depends on {@code AccountStartUp}, which depends on this. Several nodes may start at
 * once; Flyway's lock lets one migrate while the others wait.
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
  @Inject private Instance<StartRequirement> requirements;

  @PostConstruct
  void migrate() {
    try {
      refuseWhere(missing());
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

  private List<String> missing() {
    List<String> sentences = new ArrayList<>();
    String applicationName = applicationName();
    if (!APPLICATION.equals(applicationName)) {
      sentences.add(
          "The application is deployed as "
              + applicationName
              + "; the market feed is bound to the name "
              + APPLICATION
              + ". Deploy tradewire.ear under that name.");
    }
    requirements.forEach(requirement -> sentences.addAll(requirement.missing()));
    return sentences;
  }

  private static void refuseWhere(List<String> sentences) {
    if (!sentences.isEmpty()) {
      throw new IllegalStateException(String.join("\n", sentences));
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
    sentence
        .lines()
        .forEach(
            each -> LOG.log(System.Logger.Level.ERROR, "event=start_refused reason=\"{0}\"", each));
    return new IllegalStateException(sentence, cause);
  }
}
