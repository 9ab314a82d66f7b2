package org.tradewire.feed.ring;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes sure that one process at a time writes a venue. The lock dies with its process. */
final class VenueLock implements AutoCloseable {

  private final FileChannel channel;

  private VenueLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws RingException if another writer of the venue is alive
   */
  static VenueLock acquire(Path directory, String venue) {
    Path file = directory.resolve(venue + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return new VenueLock(channel);
        }
      } catch (OverlappingFileLockException e) {
        // Held by this very process: the same answer.
      }
      channel.close();
    } catch (IOException e) {
      throw new RingException(file + " cannot be locked: " + e, e);
    }
    throw new RingException(
        "Another collector writes venue " + venue + ": it holds the lock " + file + ".");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
