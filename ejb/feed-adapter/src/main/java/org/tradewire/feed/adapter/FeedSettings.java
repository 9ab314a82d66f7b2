package org.tradewire.feed.adapter;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tradewire.feed.api.AdapterSettings.Taken;

/**
 * Configuration of the adapter: where each value comes from, its default and its range.
 *
 * <p>Each value is the first that is set of: the resource adapter's property ({@code
 * feedSpinMicros}), the system property ({@code tradewire.feed.spin-micros}), the environment
 * variable ({@code TRADEWIRE_FEED_SPIN_MICROS}), the default. Where no directory is set there are
 * no feeds.
 *
 * @param directory where the collectors write their rings; empty = no feeds
 * @param spinMicros microseconds that a reader looks at an idle ring before it sleeps, 0..10,000
 * @param batchSize most events of one delivery, 1..4096
 * @param taken the same for those who show it, with their sources
 */
record FeedSettings(Optional<Path> directory, int spinMicros, int batchSize, List<Taken> taken) {

  static final String DIRECTORY_KEY = "tradewire.feed.directory";
  private static final String SPIN_KEY = "tradewire.feed.spin-micros";
  private static final String BATCH_KEY = "tradewire.feed.batch-size";
  private static final int DEFAULT_SPIN_MICROS = 20;
  private static final int DEFAULT_BATCH_SIZE = 256;
  private static final int MAX_SPIN_MICROS = 10_000;
  private static final int MAX_BATCH_SIZE = 4096;

  /** Copies the list. */
  FeedSettings {
    taken = List.copyOf(taken);
  }

  /**
   * Reads and checks all three.
   *
   * @param properties the adapter's own, by name; null or blank where the administrator set none
   * @throws IllegalArgumentException one sentence that names the key and the rule it broke
   */
  static FeedSettings resolve(
      UnaryOperator<String> properties,
      UnaryOperator<String> systemProperty,
      UnaryOperator<String> environment) {
    Sources sources = new Sources(properties, systemProperty, environment);
    Optional<Found> directory = sources.find("feedDirectory", DIRECTORY_KEY);
    Optional<Found> spin = sources.find("feedSpinMicros", SPIN_KEY);
    Optional<Found> batch = sources.find("batchSize", BATCH_KEY);
    Optional<Path> path = directory.map(FeedSettings::path);
    int spinMicros = number(spin.orElse(null), DEFAULT_SPIN_MICROS, 0, MAX_SPIN_MICROS);
    int batchSize = number(batch.orElse(null), DEFAULT_BATCH_SIZE, 1, MAX_BATCH_SIZE);
    return new FeedSettings(
        path,
        spinMicros,
        batchSize,
        List.of(
            taken(DIRECTORY_KEY, path.map(Path::toString).orElse(null), directory.orElse(null)),
            taken(SPIN_KEY, Integer.toString(spinMicros), spin.orElse(null)),
            taken(BATCH_KEY, Integer.toString(batchSize), batch.orElse(null))));
  }

  /** A value and the name under which it was set. */
  private record Found(String source, String value) {}

  private static Taken taken(String key, String value, Found found) {
    return new Taken(key, value, found == null ? null : words(found.source(), key));
  }

  /** Where a value was set, by the name under which it was. */
  private static String words(String name, String key) {
    if (name.equals(key)) {
      return "system property";
    }
    return name.startsWith("TRADEWIRE_")
        ? "environment variable " + name
        : "property " + name + " of the resource adapter";
  }

  private record Sources(
      UnaryOperator<String> properties,
      UnaryOperator<String> systemProperty,
      UnaryOperator<String> environment) {

    Optional<Found> find(String property, String key) {
      String variable = key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
      return found(property, properties)
          .or(() -> found(key, systemProperty))
          .or(() -> found(variable, environment));
    }

    private static Optional<Found> found(String name, UnaryOperator<String> values) {
      String value = values.apply(name);
      return value == null || value.isBlank()
          ? Optional.empty()
          : Optional.of(new Found(name, value.strip()));
    }
  }

  private static Path path(Found found) {
    try {
      Path path = Path.of(found.value());
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw new IllegalArgumentException(
            found.source() + " must name a directory, but " + found.value() + " is a file.");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          found.source() + " is not a path: '" + found.value() + "': " + e.getReason(), e);
    }
  }

  /** The number that was found, null for none. */
  private static int number(Found found, int fallback, int min, int max) {
    if (found == null) {
      return fallback;
    }
    String value = found.value();
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, with the number that is out of range
    }
    throw new IllegalArgumentException(
        found.source()
            + " must be a whole number from "
            + min
            + " to "
            + max
            + ", not "
            + value
            + ".");
  }
}
