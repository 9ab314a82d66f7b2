package org.tradewire.launcher.store;

/**
 * How to reach the application's database as its owner.
 *
 * @param port TCP port
 */
public record DatabaseConnection(String host, int port, String name, String user, String password) {

  /** Without user and password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + name;
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return jdbcUrl() + " user=" + user;
  }
}
