package org.tradewire.systemtests.stock;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.tradewire.launcher.process.Ports;
import org.tradewire.launcher.server.ServerKind;

/**
 * The ports of a server as it was unpacked, all moved together.
 *
 * @param variable by which the page moves them
 * @param base the variable's value
 * @param http where the application answers
 */
record StockPorts(String variable, int base, int http) {
  private static final int ATTEMPTS = 100;

  /** What {@code create-domain --portbase} adds. */
  private static final int[] PAYARA = {9, 37, 38, 39, 48, 66, 76, 80, 81, 86};

  /** What standalone-full.xml listens on. */
  private static final int[] WILDFLY = {3528, 3529, 8080, 8443, 9990, 9993};

  static StockPorts free(ServerKind kind) {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = Ports.free();
      StockPorts ports =
          switch (kind) {
            case PAYARA -> new StockPorts("PORT_BASE", port, port + 80);
            case WILDFLY -> new StockPorts("PORT_OFFSET", port - 8080, port);
          };
      int[] used = kind == ServerKind.PAYARA ? PAYARA : WILDFLY;
      if (IntStream.of(used).allMatch(each -> isFree(ports.base() + each))) {
        return ports;
      }
    }
    throw new IllegalStateException("no " + ATTEMPTS + "th part of the ports is free");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
