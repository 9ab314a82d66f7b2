package org.tradewire.feed.ring;

import java.nio.file.Path;
import java.util.Optional;

/** What the records of a ring are. The venue's name and the kind make the file's name. */
public enum RingKind {
  /** Trades: SBE message {@code Trade} in slots of 128 bytes. */
  TRADES(1, 128, ".trades.ring"),
  /** Book changes and full books: SBE message {@code Book} in slots of 512 bytes. */
  BOOK(2, 512, ".book.ring");

  private final int code;
  private final int slotSize;
  private final String suffix;

  RingKind(int code, int slotSize, String suffix) {
    this.code = code;
    this.slotSize = slotSize;
    this.suffix = suffix;
  }

  /** Number that stands for this kind in a ring's header. */
  public int code() {
    return code;
  }

  /** Bytes of one slot, stamp included. */
  public int slotSize() {
    return slotSize;
  }

  /** The ring of a venue, for instance {@code COINBASE.trades.ring}. */
  public Path file(Path directory, String venue) {
    return directory.resolve(venue + suffix);
  }

  /** The venue that a file's name speaks of; empty where the name is not one of this kind. */
  public Optional<String> venueOf(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(suffix) && name.length() > suffix.length()
        ? Optional.of(name.substring(0, name.length() - suffix.length()))
        : Optional.empty();
  }

  static Optional<RingKind> ofCode(int code) {
    for (RingKind kind : values()) {
      if (kind.code == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
