package org.tradewire.trading.configuration.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;

/**
 * Which build of the application this is; written by Maven into a file beside this class.
 *
 * @param version of the project
 * @param commit abbreviated, with {@code -dirty} where files differed; {@code unknown} where the
 *     sources lay in no Git repository
 * @param builtAt when it was packaged; null where that is not known, in a test for instance
 */
public record ApplicationBuild(String version, String commit, Instant builtAt) {

  private static final String UNKNOWN = "unknown";
  private static final ApplicationBuild THIS = read();

  /** This one. */
  public static ApplicationBuild current() {
    return THIS;
  }

  private static ApplicationBuild read() {
    Properties properties = new Properties();
    try (InputStream file = ApplicationBuild.class.getResourceAsStream("build.properties")) {
      if (file != null) {
        properties.load(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(properties);
  }

  /** What a file says; what Maven left unresolved is not known. */
  static ApplicationBuild of(Properties properties) {
    return new ApplicationBuild(
        text(properties, "version"), text(properties, "commit"), instant(properties));
  }

  private static String text(Properties properties, String name) {
    String text = properties.getProperty(name, "").strip();
    return text.isEmpty() || text.startsWith("${") || text.startsWith("@") ? UNKNOWN : text;
  }

  private static Instant instant(Properties properties) {
    try {
      return Instant.parse(text(properties, "built-at"));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
