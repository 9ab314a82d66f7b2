package org.tradewire.launcher;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Ports;

/** Where the server's console listens. */
final class ConsolePort {
  private ConsolePort() {}

  /**
   * The port asked for, or the server's usual one, or, where that is taken, any free one.
   *
   * @param asked what {@code -Dadmin.port=} says
   * @param httpPort the port of the pages, which the console cannot have
   * @param notice told where it is when it is not where one would look for it
   * @throws LaunchException when the port asked for is taken
   */
  static int choose(OptionalInt asked, int usual, int httpPort, Consumer<String> notice) {
    if (asked.isPresent()) {
      Ports.requireFree(asked.getAsInt(), "admin.port");
      return asked.getAsInt();
    }
    if (usual != httpPort && Ports.isFree(usual)) {
      return usual;
    }
    int other = Ports.free();
    notice.accept("port " + usual + " is taken: the server's console listens on " + other);
    return other;
  }
}
