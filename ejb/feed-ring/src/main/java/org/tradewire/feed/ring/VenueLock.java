package org.tradewire.feed.ring;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes sure that one writer at a time writes a venue. The lock dies with its process. Within one
 * process a register stands before it: the system gives up a process's lock as soon as any of its
 * channels to the file is closed, that of a second attempt included.
 */
final class VenueLock implements AutoCloseable {

  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private VenueLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @param directory exists
   * @throws RingException if another writer of the venue is alive
   */
  static VenueLock acquire(Path directory, String venue) {
    String name = venue + ".lock";
    try {
      Path file = directory.toRealPath().resolve(name);
      boolean mine = HELD_HERE.add(file);
      FileChannel channel = mine ? lock(file) : null;
      if (channel != null) {
        return new VenueLock(file, channel);
      }
    } catch (IOException e) {
      throw new RingException(directory.resolve(name) + " cannot be locked: " + e, e);
    }
    throw new RingException(
        "Another collector writes venue "
            + venue
            + ": it holds the lock "
            + directory.resolve(name)
            + ".");
  }

  /** Null where another process holds it. The file is registered as ours, or no longer. */
  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel = null;
    boolean locked = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      locked = channel.tryLock() != null;
      return locked ? channel : null;
    } finally {
      if (!locked) {
        HELD_HERE.remove(file);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
