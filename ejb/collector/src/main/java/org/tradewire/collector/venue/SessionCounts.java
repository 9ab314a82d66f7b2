package org.tradewire.collector.venue;

/** What happened to a session, for its health line. Not thread-safe. */
public final class SessionCounts {

  private long gaps;
  private long resyncs;
  private long wrongChecksums;
  private long venueErrors;

  /** A hole in the venue's own numbers. */
  public void gap() {
    gaps++;
  }

  /** A book was asked for again. */
  public void resync() {
    resyncs++;
  }

  /** The book differed from the venue's. */
  public void wrongChecksum() {
    wrongChecksums++;
  }

  /** The venue refused something. */
  public void venueError() {
    venueErrors++;
  }

  /** Holes so far. */
  public long gaps() {
    return gaps;
  }

  /** {@code key=value} pairs separated by blanks. */
  public String health(TradeContinuity trades, Refusals refusals) {
    return "gaps="
        + (gaps + trades.gaps())
        + " missed="
        + trades.missed()
        + " duplicates="
        + trades.duplicates()
        + " resyncs="
        + resyncs
        + " wrong_checksums="
        + wrongChecksums
        + " refused="
        + refusals.count()
        + " venue_errors="
        + venueErrors;
  }
}
