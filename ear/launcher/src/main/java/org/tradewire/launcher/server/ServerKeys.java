package org.tradewire.launcher.server;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The launcher's own system properties that are keys of the application: each {@code tradewire.*}
 * goes on to the server, ahead of what the launcher would set. Not those that hold a secret, which
 * every user of the machine could read on a command line: the environment is the place for them.
 */
public final class ServerKeys {
  private static final String PREFIX = "tradewire.";
  private static final Set<String> SECRET =
      Set.of("tradewire.demo.password", "tradewire.bootstrap.key", "tradewire.redis.uri");

  private ServerKeys() {}

  /** The keys and values that go on; blank values are left out. */
  public static Map<String, String> of(Properties properties) {
    Map<String, String> keys = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      String value = properties.getProperty(name);
      if (name.startsWith(PREFIX) && !SECRET.contains(name) && !value.isBlank()) {
        keys.put(name, value);
      }
    }
    return keys;
  }
}
