package org.tradewire.launcher.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback interface. Thread-safe. */
public final class Ports {
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 31_000;
  private static final int ATTEMPTS = 200;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /**
   * A port nobody listens on at this moment, never the same one twice; the caller binds it soon.
   *
   * <p>It lies below the range that systems take outgoing connections' ports from (32768 and more):
   * one of those may be taken by anybody's connection before the caller binds it.
   */
  public static int free() {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
      if (canBeBound(port) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new LaunchException(
        "No free port was found between " + LOWEST + " and " + HIGHEST + ".", null, null);
  }

  /** Whether nobody listens on the port at this moment. */
  public static boolean isFree(int port) {
    try {
      requireFree(port, "");
      return true;
    } catch (LaunchException e) {
      return false;
    }
  }

  private static boolean canBeBound(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Makes sure that nobody listens on the port.
   *
   * @param option the option that sets the port, for the sentence
   * @throws LaunchException when somebody does, or when the port may not be bound
   */
  public static void requireFree(int port, String option) {
    // All interfaces: a server that listens on them would not keep every system from binding the
    // loopback address.
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // a connection closed a moment ago does not count
      socket.bind(new InetSocketAddress(port));
    } catch (IOException e) {
      throw new LaunchException(
          "Port "
              + port
              + " cannot be used ("
              + Sentences.reason(e)
              + "): stop the program that listens on it, or choose"
              + " another port with -D"
              + option
              + "=.",
          null,
          e);
    }
  }
}
