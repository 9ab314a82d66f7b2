package org.tradewire.trading.market.entity.ingest;

import java.time.Instant;
import java.util.List;

/**
 * What became of the rows of an import. Each row counts once, but for a header.
 *
 * @param accepted rows that were missing and are stored now
 * @param updated rows that were stored with other content, and were replaced
 * @param duplicate rows that change nothing, since they are stored like that, or stand there twice
 * @param kept candles that stay as they are stored, since those count more trades
 * @param empty blank lines, and rows without a figure
 * @param rejectedTotal rows that cannot be used
 * @param rejected the first of these
 * @param first the oldest moment that was taken; null where there is none
 * @param last the newest moment that was taken; null where there is none
 * @param gaps the first stretches of time between both for which there is no row
 * @param labels what the times of published open interest were taken for; null for others
 */
public record IngestReport(
    long accepted,
    long updated,
    long duplicate,
    long kept,
    long empty,
    long rejectedTotal,
    List<RejectedRow> rejected,
    Instant first,
    Instant last,
    List<Gap> gaps,
    PeriodLabels labels) {

  /** Copies the lists. */
  public IngestReport {
    rejected = List.copyOf(rejected);
    gaps = List.copyOf(gaps);
  }

  /**
   * A row that cannot be used.
   *
   * @param line of the file, or place in the list; the first is 1
   * @param field its name in the file
   * @param message a sentence on it
   */
  public record RejectedRow(long line, String field, String message) {}

  /** A stretch of time {@code [from, to)} without a row. */
  public record Gap(Instant from, Instant to) {}
}
