package org.tradewire.launcher.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.data.KeyPairFiles;
import org.tradewire.launcher.process.Ports;
import org.tradewire.launcher.store.DatabaseConnection;

/**
 * What one node of the application is started with. What somebody asked for is a system property,
 * which goes before the server's console; what was not asked for, and what is secret, goes into the
 * environment: an administrator may set another value in the console, and other users cannot read
 * it.
 *
 * @param httpPort pages, REST and WebSockets, on the loopback interface
 * @param adminPort the server's console, on the loopback interface
 * @param heap the largest heap as {@code -Xmx} takes it, e.g. {@code 1g}
 * @param defaults keys of the application to which the server's console may give other values
 * @param properties system properties of the server's JVM
 * @param environment added to the environment of the server's JVM
 */
public record NodeSettings(
    int httpPort,
    int adminPort,
    String heap,
    Map<String, String> defaults,
    Map<String, String> properties,
    Map<String, String> environment) {

  /** The secret that holds the demo users' password. */
  public static final String DEMO_PASSWORD = "demo-password";

  /** The key of the file that drains the node. */
  static final String DRAIN_FILE = "tradewire.drain.file";

  /** Copies the maps. */
  public NodeSettings {
    Objects.requireNonNull(heap);
    defaults = Map.copyOf(defaults);
    properties = Map.copyOf(properties);
    environment = Map.copyOf(environment);
  }

  /**
   * A node that uses this database and the keys, demo users and rings of this data directory, with
   * its console on a free port.
   *
   * @param nodeName {@code tradewire.node.name}, unique among the nodes of one relay
   */
  public static NodeSettings of(
      String nodeName, int httpPort, DataDirectory data, DatabaseConnection database) {
    KeyPairFiles keys = data.keys();
    data.secrets().get(DEMO_PASSWORD);
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("tradewire.node.name", nodeName);
    defaults.put("tradewire.feed.directory", data.feed().toString());
    defaults.put("tradewire.jwt.private-key-file", keys.privateKey().toString());
    defaults.put("tradewire.jwt.public-key-file", keys.publicKey().toString());
    defaults.put("mp.jwt.verify.publickey.location", keys.publicKey().toUri().toString());
    // A short farewell: who stops a node of the launcher waits for it, and has no balancer before
    // it.
    defaults.put(DRAIN_FILE, data.folder("nodes").resolve(nodeName + ".drain").toString());
    defaults.put("tradewire.drain.notice-seconds", "0");
    defaults.put("tradewire.drain.close-seconds", "1");
    defaults.put("tradewire.drain.request-seconds", "1");
    defaults.put("tradewire.demo.password-file", data.secrets().file(DEMO_PASSWORD).toString());
    Map<String, String> environment =
        Map.of(
            "TRADEWIRE_HTTP_ADDRESS", "127.0.0.1",
            "TRADEWIRE_HTTP_PORT", Integer.toString(httpPort),
            "TRADEWIRE_DATABASE_HOST", database.host(),
            "TRADEWIRE_DATABASE_PORT", Integer.toString(database.port()),
            "TRADEWIRE_DATABASE_NAME", database.name(),
            "TRADEWIRE_DATABASE_USER", database.user(),
            "TRADEWIRE_DATABASE_PASSWORD", database.password());
    return new NodeSettings(httpPort, Ports.free(), "1g", defaults, Map.of(), environment);
  }

  /** Every key of the application that is given here, whichever way. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>(defaults);
    values.putAll(properties);
    return values;
  }

  /** What the node is started with for a key, but for what its console says; null: nothing. */
  String value(String key) {
    return properties.getOrDefault(key, defaults.get(key));
  }

  /** With events going through this relay, so that several nodes share them. */
  public NodeSettings withRelay(String uri) {
    return withEnvironment("TRADEWIRE_REDIS_URI", uri);
  }

  /** With one more variable of the environment, or another value of one. */
  public NodeSettings withEnvironment(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new NodeSettings(httpPort, adminPort, heap, defaults, properties, more);
  }

  /** With one more system property, or another value of one. */
  public NodeSettings with(String property, String value) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.put(property, value);
    return new NodeSettings(httpPort, adminPort, heap, defaults, more, environment);
  }

  /** With more system properties, or other values of some. */
  public NodeSettings withAll(Map<String, String> others) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.putAll(others);
    return new NodeSettings(httpPort, adminPort, heap, defaults, more, environment);
  }

  /** With one more value that nobody asked for, or another one. */
  public NodeSettings withDefault(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(defaults);
    more.put(key, value);
    return new NodeSettings(httpPort, adminPort, heap, more, properties, environment);
  }

  /** Without a value that nobody asked for. */
  public NodeSettings withoutDefault(String key) {
    Map<String, String> fewer = new LinkedHashMap<>(defaults);
    fewer.remove(key);
    return new NodeSettings(httpPort, adminPort, heap, fewer, properties, environment);
  }

  /** With the console on another port. */
  public NodeSettings withAdminPort(int port) {
    return new NodeSettings(httpPort, port, heap, defaults, properties, environment);
  }

  /** With another largest heap. */
  public NodeSettings withHeap(String size) {
    return new NodeSettings(httpPort, adminPort, size, defaults, properties, environment);
  }

  /** Never shows the environment. */
  @Override
  public String toString() {
    return "port="
        + httpPort
        + " heap="
        + heap
        + " defaults="
        + defaults
        + " properties="
        + properties;
  }
}
