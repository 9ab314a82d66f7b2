package org.tradewire.feed.ring.registry;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;
import org.tradewire.feed.ring.RingException;
import org.tradewire.feed.ring.RingKind;
import org.tradewire.feed.ring.RingPulse;

/**
 * Finds the rings of a directory and judges them by heartbeat and epoch. Process ids are not asked:
 * they mean nothing across containers. Reads a few bytes of each file and maps nothing; stateless,
 * so any thread may scan.
 */
public final class FeedRegistry {

  private final Path directory;
  private final EpochNanoClock clock;

  public FeedRegistry(Path directory, EpochNanoClock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Every ring of the directory as it is now, ordered by file name; empty while the directory does
   * not exist. A file that is named like a ring but cannot be read is listed as DOWN with its
   * problem.
   *
   * @throws RingException if the directory cannot be listed
   */
  public List<FeedStatus> scan() {
    List<FeedStatus> found = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return found;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.ring")) {
      for (Path file : files) {
        if (!Files.isRegularFile(file)) {
          continue; // To open a named pipe waits for its other end.
        }
        for (RingKind kind : RingKind.values()) {
          kind.venueOf(file).ifPresent(venue -> found.add(inspect(file, venue, kind)));
        }
      }
    } catch (IOException e) {
      throw new RingException(directory + " cannot be listed: " + e, e);
    }
    found.sort(Comparator.comparing(status -> status.file().getFileName().toString()));
    return found;
  }

  private FeedStatus inspect(Path file, String venue, RingKind kind) {
    try {
      RingPulse pulse = RingPulse.read(file);
      long heartbeat = pulse.heartbeatNs();
      long now = clock.nanoTime();
      long ageMs = heartbeat == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(Math.max(0, now - heartbeat));
      return new FeedStatus(
          file, venue, kind, pulse.epoch(), FeedState.of(heartbeat, now), ageMs, Optional.empty());
    } catch (RingException | IOException e) {
      return new FeedStatus(
          file, venue, kind, 0, FeedState.DOWN, 0, Optional.ofNullable(e.getMessage()));
    }
  }
}
