package org.tradewire.launcher;

import java.util.function.Consumer;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Ports;

/** Where the server's console listens. */
final class ConsolePort {
  private ConsolePort() {}

  /**
   * The port asked for by {@code -Dadmin.port=}.
   *
   * @throws LaunchException when it is taken
   */
  static int asked(int port) {
    Ports.requireFree(port, "admin.port");
    return port;
  }

  /**
   * The server's usual port or, where that is taken, any free one.
   *
   * @param httpPort the port of the pages, which the console cannot have
   * @param notice told where the console is when it is not where one would look for it
   */
  static int usual(int usual, int httpPort, Consumer<String> notice) {
    if (usual != httpPort && Ports.isFree(usual)) {
      return usual;
    }
    int other = Ports.free();
    notice.accept("port " + usual + " is taken: the server's console listens on " + other);
    return other;
  }
}
