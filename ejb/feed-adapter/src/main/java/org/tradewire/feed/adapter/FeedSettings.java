package org.tradewire.feed.adapter;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Configuration of the adapter: where each value comes from, its default and its range.
 *
 * <p>The feed directory is the first that is set of: property {@code feedDirectory} of the resource
 * adapter, system property {@code tradewire.feed.directory}, environment variable {@code
 * TRADEWIRE_FEED_DIRECTORY}. Where none is set there are no feeds.
 *
 * @param directory where the collectors write their rings; empty = no feeds
 * @param spinMicros microseconds that a reader looks at an idle ring before it sleeps, 0..10,000
 * @param batchSize most events of one delivery, 1..4096
 */
record FeedSettings(Optional<Path> directory, int spinMicros, int batchSize) {

  static final String DIRECTORY_KEY = "tradewire.feed.directory";
  static final String DIRECTORY_ENVIRONMENT = "TRADEWIRE_FEED_DIRECTORY";
  static final int DEFAULT_SPIN_MICROS = 20;
  static final int DEFAULT_BATCH_SIZE = 256;
  static final int MAX_SPIN_MICROS = 10_000;
  static final int MAX_BATCH_SIZE = 4096;

  /**
   * @param property the adapter's own property, null or blank where the administrator set none
   * @throws IllegalArgumentException one sentence that names the key and the rule it broke
   */
  static FeedSettings resolve(
      String property,
      Integer spinMicros,
      Integer batchSize,
      UnaryOperator<String> systemProperty,
      UnaryOperator<String> environment) {
    String source = "feedDirectory";
    String directory = property;
    if (isBlank(directory)) {
      source = DIRECTORY_KEY;
      directory = systemProperty.apply(DIRECTORY_KEY);
    }
    if (isBlank(directory)) {
      source = DIRECTORY_ENVIRONMENT;
      directory = environment.apply(DIRECTORY_ENVIRONMENT);
    }
    return new FeedSettings(
        isBlank(directory) ? Optional.empty() : Optional.of(path(source, directory.strip())),
        checked("feedSpinMicros", spinMicros, DEFAULT_SPIN_MICROS, 0, MAX_SPIN_MICROS),
        checked("batchSize", batchSize, DEFAULT_BATCH_SIZE, 1, MAX_BATCH_SIZE));
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static Path path(String source, String value) {
    try {
      Path path = Path.of(value);
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw new IllegalArgumentException(
            source + " must name a directory, but " + value + " is a file.");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          source + " is not a path: '" + value + "': " + e.getReason(), e);
    }
  }

  private static int checked(String name, Integer value, int fallback, int min, int max) {
    int number = value == null ? fallback : value;
    if (number < min || number > max) {
      throw new IllegalArgumentException(
          name + " must be between " + min + " and " + max + ", not " + number + ".");
    }
    return number;
  }
}
