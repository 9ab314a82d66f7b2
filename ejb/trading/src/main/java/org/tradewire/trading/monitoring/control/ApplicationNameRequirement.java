package org.tradewire.trading.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.naming.NamingException;
import org.tradewire.trading.shared.StartRequirement;

/** The name under which the application is deployed: the market feed is bound to it. */
@ApplicationScoped
public class ApplicationNameRequirement implements StartRequirement {

  private static final String APPLICATION = "tradewire";

  @Override
  public List<String> missing() {
    try {
      return missing(Naming.first(String.class, "java:app/AppName"));
    } catch (NamingException e) {
      return List.of("The server does not tell the application's name (" + e + ").");
    }
  }

  static List<String> missing(String name) {
    return APPLICATION.equals(name)
        ? List.of()
        : List.of(
            "The application is deployed as "
                + name
                + "; the market feed is bound to the name "
                + APPLICATION
                + ". Deploy tradewire.ear under that name.");
  }
}
