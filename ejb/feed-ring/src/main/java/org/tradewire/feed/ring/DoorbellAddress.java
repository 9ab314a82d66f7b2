package org.tradewire.feed.ring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Where a ring's writer listens, and what a reader says first. */
final class DoorbellAddress {

  /** Shortest of the limits that operating systems put on the path of a Unix domain socket. */
  static final int PATH_LIMIT = 103;

  /** A reader's first words: epoch, token, reader id, little-endian. */
  static final int HELLO_LENGTH = 2 * Long.BYTES + Integer.BYTES;

  private DoorbellAddress() {}

  /** Socket beside the ring. */
  static Path beside(Path ring) {
    return ring.resolveSibling(ring.getFileName() + ".bell");
  }

  /**
   * Where the writer of this ring listens: beside it, or in {@code fallback} under a hashed name
   * where that path is too long for a socket.
   *
   * @throws RingException if the fallback is too long as well
   */
  static Path choose(Path ring, Path fallback) {
    Path beside = beside(ring);
    if (fits(beside)) {
      return beside;
    }
    CRC32C hash = new CRC32C();
    hash.update(ring.toAbsolutePath().normalize().toString().getBytes(UTF_8));
    Path hashed =
        fallback.resolve(
            "tradewire-" + Long.toHexString(hash.getValue()) + "-" + shortName(ring) + ".bell");
    if (!fits(hashed)) {
      throw new RingException(
          "No path for the doorbell socket is short enough: "
              + beside
              + " and "
              + hashed
              + " exceed "
              + PATH_LIMIT
              + " bytes; use a shorter feed directory.");
    }
    return hashed;
  }

  private static boolean fits(Path path) {
    return path.toString().getBytes(UTF_8).length <= PATH_LIMIT;
  }

  private static String shortName(Path ring) {
    return ring.getFileName().toString().replace(".ring", "");
  }
}
