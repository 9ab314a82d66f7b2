package org.tradewire.launcher.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of {@code docker/payara} and {@code docker/wildfly} that configure a server, as packed
 * into our jar.
 */
final class ServerScripts {
  private ServerScripts() {}

  /** The text of one file, by its path below {@code docker}. */
  static String text(String name) throws IOException {
    try (InputStream in = ServerScripts.class.getResourceAsStream("docker/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no such script: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The commands of one script, without its comments. */
  static List<ScriptLine> lines(String name) {
    return options(name).stream().map(line -> new ScriptLine(name, line)).toList();
  }

  /** The options of one {@code jvm.options}, without its comments. */
  static List<String> options(String name) {
    try {
      return text(name)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The driver as a line of its own, which differs when another version comes. */
  static ScriptLine driverLine() {
    return new ScriptLine("postgresql.jar", jdbcDriver().getFileName().toString());
  }

  /** The jar of PostgreSQL's JDBC driver, as it stands on our class path. */
  static Path jdbcDriver() {
    try {
      // By name: the class itself carries annotations that are not on the compiler's class path.
      Class<?> driver = Class.forName("org.postgresql.Driver");
      return Path.of(driver.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException("the JDBC driver is a dependency of this module", e);
    }
  }
}
