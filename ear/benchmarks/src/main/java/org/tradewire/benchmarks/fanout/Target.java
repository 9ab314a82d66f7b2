package org.tradewire.benchmarks.fanout;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The node that is measured.
 *
 * @param server {@code payara} or {@code wildfly}
 * @param base {@code http://} and a loopback address
 * @param data directory of the installation: holds the demo password, the feeds and the process ids
 * @param pid of the server's JVM
 * @param token of a demo user
 * @param subprotocol what the connections ask for
 * @param maxHz how many times a second each connection wants data; 0: as it comes
 */
record Target(
    String server, URI base, Path data, long pid, String token, String subprotocol, int maxHz) {

  /** The process id of a node, from what the launcher wrote down. */
  static long pidOf(String server, Path data) throws IOException {
    for (String line : Files.readAllLines(data.resolve("processes"))) {
      String[] words = line.split(" ");
      if (words[0].equals(server + "-1")) {
        return Long.parseLong(words[1]);
      }
    }
    throw new IOException("there is no process of " + server + " in " + data.resolve("processes"));
  }

  URI endpoint() {
    return URI.create("ws://" + base.getHost() + ":" + base.getPort() + "/ws/market");
  }

  /** The request that subscribes to the trades of a symbol. */
  String subscription(String symbol) {
    return "{\"action\":\"subscribe\",\"channels\":[\"trades:"
        + LoadPublisher.VENUE
        + ":"
        + symbol
        + "\"],\"mode\":\"raw\""
        + (maxHz == 0 ? "}" : ",\"maxHz\":" + maxHz + "}");
  }

  /** How rows call it. */
  String label() {
    return maxHz == 0 ? server : server + " at " + maxHz + " Hz";
  }

  Handshake handshake() {
    return new Handshake(endpoint(), token, subprotocol);
  }
}
