package org.tradewire.systemtests.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP connections of this machine as the kernel lists them (Linux, {@code proc(5)}). */
public final class KernelSockets {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final String ESTABLISHED = "01";
  private static final int HEX = 16;

  private KernelSockets() {}

  /** Whether this machine lists them. */
  public static boolean areListed() {
    return Files.isReadable(TABLES.get(0));
  }

  /** Whether the side of a local port still holds its connection to another local port. */
  public static boolean isEstablished(int port, int peerPort) {
    return establishedPeers(port).contains(peerPort);
  }

  /** The ports of all others to which the side of a local port still holds connections. */
  public static Set<Integer> establishedPeers(int port) {
    return TABLES.stream()
        .filter(Files::isReadable)
        .flatMap(KernelSockets::rows)
        .map(row -> row.trim().split("\\s+"))
        .filter(row -> row[STATE].equals(ESTABLISHED) && port(row[LOCAL]) == port)
        .map(row -> port(row[REMOTE]))
        .collect(Collectors.toSet());
  }

  private static Stream<String> rows(Path table) {
    try {
      return Files.readAllLines(table).stream().skip(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1), HEX);
  }
}
