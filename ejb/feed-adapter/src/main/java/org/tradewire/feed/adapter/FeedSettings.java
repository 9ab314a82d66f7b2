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
   * @throws IllegalArgumentException one sentence that names the key and the rule it broke
   */
  static FeedSettings resolve(AdapterValues values) {
    Found directory = values.find("feedDirectory", DIRECTORY_KEY);
    Found spin = values.find("feedSpinMicros", SPIN_KEY);
    Found batch = values.find("batchSize", BATCH_KEY);
    int spinNumber = spin.number(DEFAULT_SPIN_MICROS, 0, MAX_SPIN_MICROS);
    int batchNumber = batch.number(DEFAULT_BATCH_SIZE, 1, MAX_BATCH_SIZE);
    return new FeedSettings(
        Optional.ofNullable(directory.text()).map(text -> path(directory, text)),
        spinNumber,
        batchNumber,
        List.of(
            directory.taken(directory.text()), spin.taken(spinNumber), batch.taken(batchNumber)));
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
