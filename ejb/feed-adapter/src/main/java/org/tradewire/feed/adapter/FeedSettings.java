package org.tradewire.feed.adapter;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tradewire.feed.adapter.AdapterValues.Found;
import org.tradewire.feed.api.AdapterSettings.Taken;

/**
 * Configuration of the adapter: where each value comes from, its default and its range.
 *
 * <p>Each value is the first that is set of: the property of the resource adapter, the system
 * property, the variable of the environment ({@code feedDirectory}, {@code
 * tradewire.feed.directory} and {@code TRADEWIRE_FEED_DIRECTORY} for instance). Where no directory
 * is set there are no feeds.
 *
 * @param directory where the collectors write their rings; empty = no feeds
 * @param spinMicros microseconds that a reader looks at an idle ring before it sleeps, 0..10,000
 * @param batchSize most events of one delivery, 1..4096
 * @param taken the same for those who show it, with their sources
 */
record FeedSettings(Optional<Path> directory, int spinMicros, int batchSize, List<Taken> taken) {

  static final String DIRECTORY_KEY = "tradewire.feed.directory";
  static final String SPIN_KEY = "tradewire.feed.spin-micros";
  static final String BATCH_KEY = "tradewire.feed.batch-size";
  static final int DEFAULT_SPIN_MICROS = 20;
  static final int DEFAULT_BATCH_SIZE = 256;
  static final int MAX_SPIN_MICROS = 10_000;
  static final int MAX_BATCH_SIZE = 4096;

  /** Copies the list. */
  FeedSettings {
    taken = List.copyOf(taken);
  }

  /**
   * Numbers of the adapter's own that are the default count as not set: both servers hand the
   * default over where the administrator set none.
   *
   * @param property the adapter's own, null or blank where the administrator set none
   * @throws IllegalArgumentException one sentence that names the key and the rule it broke
   */
  static FeedSettings resolve(
      String property, Integer spinMicros, Integer batchSize, AdapterValues values) {
    Found directory = values.find(DIRECTORY_KEY, "feedDirectory", property);
    Found spin = values.find(SPIN_KEY, "feedSpinMicros", chosen(spinMicros, DEFAULT_SPIN_MICROS));
    Found batch = values.find(BATCH_KEY, "batchSize", chosen(batchSize, DEFAULT_BATCH_SIZE));
    int spinNumber = spin.number(DEFAULT_SPIN_MICROS, 0, MAX_SPIN_MICROS);
    int batchNumber = batch.number(DEFAULT_BATCH_SIZE, 1, MAX_BATCH_SIZE);
    Optional<Path> path = Optional.ofNullable(directory.text()).map(text -> path(directory, text));
    return new FeedSettings(
        path,
        spinNumber,
        batchNumber,
        List.of(
            directory.taken(directory.text()), spin.taken(spinNumber), batch.taken(batchNumber)));
  }

  private static String chosen(Integer number, int byDefault) {
    return number == null || number == byDefault ? null : number.toString();
  }

  private static Path path(Found found, String value) {
    try {
      Path path = Path.of(value);
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw new IllegalArgumentException(
            found.name() + " must name a directory, but " + value + " is a file.");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          found.name() + " is not a path: '" + value + "': " + e.getReason(), e);
    }
  }
}
