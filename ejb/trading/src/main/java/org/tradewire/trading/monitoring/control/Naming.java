package org.tradewire.trading.monitoring.control;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Looks things up whose names differ between servers. */
public final class Naming {

  private Naming() {}

  /**
   * What is bound under the first of the names that is bound.
   *
   * @throws NamingException of the last name, when none is
   */
  @SuppressWarnings("BanJNDI") // The names are the server's own and constants of this application.
  public static <T> T first(Class<T> type, String... names) throws NamingException {
    NamingException last = new NamingException("no name given");
    for (String name : names) {
      try {
        return type.cast(new InitialContext().lookup(name));
      } catch (NamingException e) {
        last = e;
      }
    }
    throw last;
  }
}
