package org.tradewire.web.socket;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.tradewire.web.container.FarewellServlet;

/**
 * Refuses to start with a configuration that cannot be used; says farewell to clients before the
 * end.
 */
@WebListener
public class SocketLifecycle implements ServletContextListener {
  @Inject private Connections connections;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    connections.check();
    // Servlets end before listeners, and before the servers' WebSocket containers, which would
    // close
    // the sessions without a word.
    event
        .getServletContext()
        .addServlet("websocket-farewell", new FarewellServlet(connections::shutDown))
        .setLoadOnStartup(1);
  }
}
