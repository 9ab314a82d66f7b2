package org.tradewire.web.page;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Set;

/**
 * No request carries a session: callers bring a token each time, so there is no cookie to steal and
 * no session to move between nodes. The descriptor cannot say "no tracking at all".
 */
@WebListener
public class CookielessSessions implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    event.getServletContext().setSessionTrackingModes(Set.of());
  }
}
