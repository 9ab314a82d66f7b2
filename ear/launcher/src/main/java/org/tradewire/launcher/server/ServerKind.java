package org.tradewire.launcher.server;

import java.nio.file.Path;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.LaunchException;

/** The application servers the EAR is delivered for. */
public enum ServerKind {
  PAYARA("payara", 4848),
  WILDFLY("wildfly", 9990);

  private final String id;
  private final int adminPort;

  ServerKind(String id, int adminPort) {
    this.id = id;
    this.adminPort = adminPort;
  }

  /** The port on which the server's console is usually found. */
  public int adminPort() {
    return adminPort;
  }

  /** The value of {@code -Dserver=} and the stem of file names, in lower case. */
  public String id() {
    return id;
  }

  /**
   * A node of an unpacked server of this kind.
   *
   * @param home the server's installation folder
   * @param name unique among the nodes of the data directory; the node's folder is {@code
   *     nodes/NAME} of it
   */
  ApplicationServer server(Path home, DataDirectory data, String name) {
    return switch (this) {
      case PAYARA -> new PayaraServer(home, data, name);
      case WILDFLY -> new WildFlyServer(home, data, name);
    };
  }

  /**
   * The server with this id.
   *
   * @throws LaunchException when there is none
   */
  public static ServerKind parse(String id) {
    for (ServerKind kind : values()) {
      if (kind.id.equals(id)) {
        return kind;
      }
    }
    throw new LaunchException("-Dserver=" + id + " is not a known server; use payara or wildfly.");
  }
}
