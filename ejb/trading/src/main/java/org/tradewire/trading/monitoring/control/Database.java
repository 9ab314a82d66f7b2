package org.tradewire.trading.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The server's data source {@code jdbc/tradewire}. Thread-safe. */
@ApplicationScoped
public class Database {

  private static final String[] NAMES = {"jdbc/tradewire", "java:/jdbc/tradewire"};

  /**
   * Looks the data source up.
   *
   * @throws IllegalStateException with a sentence, when the server has none
   */
  public DataSource dataSource() {
    try {
      return Naming.first(DataSource.class, NAMES);
    } catch (NamingException e) {
      throw new IllegalStateException(
          "There is no data source jdbc/tradewire; in Payara's console: Resources > JDBC > JDBC"
              + " Resources; in WildFly's (as java:/jdbc/tradewire): Configuration > Subsystems >"
              + " Datasources & Drivers.",
          e);
    }
  }
}
