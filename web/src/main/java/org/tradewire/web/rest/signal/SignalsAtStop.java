package org.tradewire.web.rest.signal;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.tradewire.trading.signal.boundary.SignalIntake;

/**
 * Has what waits stored while the node stops. The web application ends before the EJBs that it
 * uses; among these WildFly takes stateless ones away before the singleton that needs them to
 * store.
 */
@WebListener
public class SignalsAtStop implements ServletContextListener {
  @Inject private SignalIntake intake;

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    intake.end();
  }
}
