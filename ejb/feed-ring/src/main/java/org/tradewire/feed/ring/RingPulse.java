package org.tradewire.feed.ring;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a ring's file says of its writer. A few bytes are read and nothing is mapped, so that a file
 * that is no ring can not harm the process.
 *
 * @param epoch of the writer
 * @param heartbeatNs last heartbeat, nanoseconds since the Unix epoch; 0 = the writer closed it
 */
public record RingPulse(long epoch, long heartbeatNs) {

  /**
   * Reads a ring's file as it is now.
   *
   * @throws RingException one sentence saying what is wrong with the file
   * @throws IOException if it cannot be read
   */
  public static RingPulse read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      RingHeader header = RingHeader.read(file, channel);
      return new RingPulse(
          header.epoch(), RingHeader.readLong(channel, RingDescriptor.HEARTBEAT_OFFSET));
    }
  }
}
