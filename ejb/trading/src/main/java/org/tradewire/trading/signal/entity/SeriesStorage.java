package org.tradewire.trading.signal.entity;

import java.util.Locale;

/**
 * How the signals are kept.
 *
 * @param version of the TimescaleDB that is installed in the database, used or not; null for none
 * @param unreadableDays days of signals that are compressed under a licence that cannot read them
 */
public record SeriesStorage(Kind kind, String version, int unreadableDays) {

  /** By what means. */
  public enum Kind {
    /** PostgreSQL's own partitions. */
    NONE,
    /** Hypertables of a TimescaleDB whose licence has no compression. */
    APACHE,
    /** Hypertables, compressed when they are old. */
    TIMESCALE;

    /** The name that stands in answers: {@code timescale}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of a name.
     *
     * @throws IllegalArgumentException it is none
     */
    public static Kind named(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** Whether all days are read and written; those that are not look as if they were empty. */
  public boolean isWhole() {
    return unreadableDays == 0;
  }

  /** A sentence for operators, which strangers may read. */
  public String sentence() {
    if (!isWhole()) {
      return "Compressed days of signals are neither read nor written under the licence apache: "
          + unreadableDays
          + ". Decompress them first, under the licence timescale.";
    }
    return switch (kind) {
      case NONE -> "Signals are kept in partitions of PostgreSQL; they are not compressed.";
      case APACHE ->
          "Signals are kept in hypertables; under the licence apache they are not compressed.";
      case TIMESCALE -> "Signals are kept in hypertables and compressed after 7 days.";
    };
  }
}
