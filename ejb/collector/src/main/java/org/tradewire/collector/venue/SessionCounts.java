package org.tradewire.collector.venue;

import org.tradewire.collector.market.HealthReport;

/** What happened to a session, for its health line. Not thread-safe. */
public final class SessionCounts {

  private long gaps;
  private long resyncs;
  private long wrongChecksums;
  private long venueErrors;
  private long duplicates;
  private long otherTrades;

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

  /** A message came again, or after later ones. */
  public void duplicate() {
    duplicates++;
  }

  /** A trade that another stream, which is followed, tells too. */
  public void otherTrade() {
    otherTrades++;
  }

  /** The venue refused something. */
  public void venueError() {
    venueErrors++;
  }

  /** Holes so far. */
  public long gaps() {
    return gaps;
  }

  /** How the session fares. */
  public HealthReport health(TradeContinuity trades, RefusedMessages refusals) {
    return new HealthReport()
        .total("gaps", gaps + trades.gaps())
        .total("missed", trades.missed())
        .total("duplicates", duplicates + trades.duplicates())
        .total("resyncs", resyncs)
        .total("wrong_checksums", wrongChecksums)
        .total("refused", refusals.count())
        .total("venue_errors", venueErrors)
        .total("other_trades", otherTrades);
  }
}
