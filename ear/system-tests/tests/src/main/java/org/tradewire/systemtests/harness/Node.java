package org.tradewire.systemtests.harness;

import java.net.URI;

/** One running node: its name and the address of its pages, REST interface and sockets. */
public record Node(String name, URI base) {
  static Node on(String name, int httpPort) {
    return new Node(name, URI.create("http://127.0.0.1:" + httpPort + "/"));
  }
}
