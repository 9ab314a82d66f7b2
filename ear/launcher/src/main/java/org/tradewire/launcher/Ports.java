package org.tradewire.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of the loopback interface. Thread-safe. */
public final class Ports {
  private Ports() {}

  /** A port nobody listens on at this moment; the caller binds it soon. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
