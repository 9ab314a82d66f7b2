package org.tradewire.launcher.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.data.KeyPairFiles;
import org.tradewire.launcher.store.DatabaseConnection;

/**
 * What one node of the application is started with. Values that are secret go into the environment,
 * which other users cannot read; the rest are system properties.
 *
 * @param httpPort pages, REST and WebSockets, on the loopback interface
 * @param heap the largest heap as {@code -Xmx} takes it, e.g. {@code 1g}
 * @param properties system properties of the server's JVM
 * @param environment added to the environment of the server's JVM
 */
public record NodeSettings(
    int httpPort, String heap, Map<String, String> properties, Map<String, String> environment) {

  /** The secret that holds the demo users' password. */
  public static final String DEMO_PASSWORD = "demo-password";

  /** Copies the maps. */
  public NodeSettings {
    Objects.requireNonNull(heap);
    properties = Map.copyOf(properties);
    environment = Map.copyOf(environment);
  }

  /**
   * A node that uses this database and the keys, demo users and rings of this data directory.
   *
   * @param nodeName {@code tradewire.node.name}, unique among the nodes of one relay
   */
  public static NodeSettings of(
      String nodeName, int httpPort, DataDirectory data, DatabaseConnection database) {
    KeyPairFiles keys = data.keys();
    data.secrets().get(DEMO_PASSWORD);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("tradewire.node.name", nodeName);
    properties.put("tradewire.feed.directory", data.feed().toString());
    properties.put("tradewire.jwt.private-key-file", keys.privateKey().toString());
    properties.put("tradewire.jwt.public-key-file", keys.publicKey().toString());
    properties.put("mp.jwt.verify.publickey.location", keys.publicKey().toUri().toString());
    properties.put("tradewire.demo.password-file", data.secrets().file(DEMO_PASSWORD).toString());
    Map<String, String> environment =
        Map.of(
            "TRADEWIRE_HTTP_ADDRESS", "127.0.0.1",
            "TRADEWIRE_HTTP_PORT", Integer.toString(httpPort),
            "TRADEWIRE_DATABASE_HOST", database.host(),
            "TRADEWIRE_DATABASE_PORT", Integer.toString(database.port()),
            "TRADEWIRE_DATABASE_NAME", database.name(),
            "TRADEWIRE_DATABASE_USER", database.user(),
            "TRADEWIRE_DATABASE_PASSWORD", database.password());
    return new NodeSettings(httpPort, "1g", properties, environment);
  }

  /** With events going through this relay, so that several nodes share them. */
  public NodeSettings withRelay(String uri) {
    return withEnvironment("TRADEWIRE_REDIS_URI", uri);
  }

  /** With one more variable of the environment, or another value of one. */
  public NodeSettings withEnvironment(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new NodeSettings(httpPort, heap, properties, more);
  }

  /** With one more system property, or another value of one. */
  public NodeSettings with(String property, String value) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.put(property, value);
    return new NodeSettings(httpPort, heap, more, environment);
  }

  /** With more system properties, or other values of some. */
  public NodeSettings withAll(Map<String, String> others) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.putAll(others);
    return new NodeSettings(httpPort, heap, more, environment);
  }

  /** Without a system property. */
  public NodeSettings without(String property) {
    Map<String, String> fewer = new LinkedHashMap<>(properties);
    fewer.remove(property);
    return new NodeSettings(httpPort, heap, fewer, environment);
  }

  /** With another largest heap. */
  public NodeSettings withHeap(String size) {
    return new NodeSettings(httpPort, size, properties, environment);
  }

  /** Never shows the environment. */
  @Override
  public String toString() {
    return "port=" + httpPort + " heap=" + heap + " properties=" + properties;
  }
}
