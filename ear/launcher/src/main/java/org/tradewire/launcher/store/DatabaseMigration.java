package org.tradewire.launcher.store;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Sentences;

/** Brings a database to the version of the db-migrations on the class path. */
public final class DatabaseMigration {
  private DatabaseMigration() {}

  /**
   * Applies what is missing, under Flyway's lock.
   *
   * @param log where the caller's log is, for the sentence
   * @return the number of migrations applied
   * @throws LaunchException when a migration fails or an applied one was changed
   */
  public static int migrate(DatabaseConnection database, Path log) {
    try {
      return Flyway.configure(DatabaseMigration.class.getClassLoader())
          .dataSource(database.jdbcUrl(), database.user(), database.password())
          .locations("classpath:db/migration")
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException e) {
      throw new LaunchException(
          "The database could not be migrated: " + Sentences.firstLine(e) + ".", log, e);
    }
  }
}
