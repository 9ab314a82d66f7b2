package org.tradewire.systemtests.harness;

import org.tradewire.launcher.server.NodeSettings;

/**
 * Makes a server's folder ready for Arquillian's managed container and tells arquillian.xml where
 * it is.
 */
interface FirstNode {

  /**
   * Prepares the node and sets the system properties {@code node1.*} that arquillian.xml names.
   *
   * @param name of the node and its folder
   */
  void prepare(String name, NodeSettings configuration);

  static FirstNode of(Surroundings surroundings) {
    return switch (surroundings.distribution().kind()) {
      case PAYARA -> new FirstPayaraNode(surroundings.distribution(), surroundings.data());
      case WILDFLY -> new FirstWildFlyNode(surroundings.distribution(), surroundings.data());
    };
  }
}
