package org.tradewire.trading.signal.entity;

import java.util.Locale;

/**
 * How the signals are kept.
 *
 * @param version of the TimescaleDB that is installed in the database, used or not; null for none
 */
public record SeriesStorage(Kind kind, String version) {

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

  /** A sentence for operators, which strangers may read. */
  public String sentence() {
    return switch (kind) {
      case NONE -> "Signals are kept in partitions of PostgreSQL; they are not compressed.";
      case APACHE ->
          "Signals are kept in hypertables; under the licence apache they are not compressed.";
      case TIMESCALE -> "Signals are kept in hypertables and compressed after 7 days.";
    };
  }
}
