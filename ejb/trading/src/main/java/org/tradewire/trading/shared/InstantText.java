package org.tradewire.trading.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Reads the instants that clients send. Those outside the years 2000 to 2100 are mistakes, and some
 * of them more than a database can hold.
 */
public final class InstantText {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant TOO_LATE = Instant.parse("2101-01-01T00:00:00Z");

  private InstantText() {}

  /** An ISO-8601 instant with {@code Z} or an offset; empty when it is none, or too far away. */
  public static Optional<Instant> read(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return Optional.of(instant).filter(InstantText::isNear);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether an instant is of the years 2000 to 2100. */
  public static boolean isNear(Instant instant) {
    return !instant.isBefore(EARLIEST) && instant.isBefore(TOO_LATE);
  }
}
