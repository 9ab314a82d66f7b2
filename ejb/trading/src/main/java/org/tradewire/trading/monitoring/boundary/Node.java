package org.tradewire.trading.monitoring.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tradewire.trading.monitoring.control.NodeConfiguration;

/** This node, as operators and the status channel see it. Thread-safe. */
@ApplicationScoped
public class Node {

  @Inject private NodeConfiguration configuration;

  /** The configured name, or the host's. */
  public String name() {
    return configuration.name();
  }
}
