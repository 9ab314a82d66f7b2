package org.tradewire.trading.market.control.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.trading.market.control.history.SavedRows;
import org.tradewire.trading.market.entity.ingest.IngestReport;
import org.tradewire.trading.market.entity.ingest.IngestReport.Gap;
import org.tradewire.trading.market.entity.ingest.IngestReport.RejectedRow;
import org.tradewire.trading.market.entity.ingest.PeriodLabels;

/** Counts what becomes of the rows of one import. */
final class IngestTally {

  /** So many rows and gaps are shown; the others are counted. */
  static final int SHOWN = 100;

  private final Duration step;
  private final List<RejectedRow> rejected = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private long accepted;
  private long updated;
  private long duplicate;
  private long kept;
  private long empty;
  private long rejectedTotal;
  private Instant first;
  private Instant last;

  /**
   * Of rows at regular times, or not.
   *
   * @param step from one row to the next; null where no row need follow another
   */
  IngestTally(Duration step) {
    this.step = step;
  }

  /** A row without a figure. */
  void empty() {
    empty++;
  }

  /** A row that cannot be used. */
  void reject(long line, RowRejectedException reason) {
    rejectedTotal++;
    if (rejected.size() < SHOWN) {
      rejected.add(new RejectedRow(line, reason.field(), reason.getMessage()));
    }
  }

  /** Rows were given to the store, of these moments. */
  void saved(List<Instant> moments, SavedRows rows) {
    accepted += rows.inserted();
    updated += rows.updated();
    kept += rows.kept();
    duplicate += moments.size() - rows.inserted() - rows.updated() - rows.kept();
    moments.forEach(this::seen);
  }

  /** Moments come in order as a rule; an earlier one neither opens a gap nor closes one. */
  private void seen(Instant moment) {
    if (step != null && last != null && moment.isAfter(last.plus(step)) && gaps.size() < SHOWN) {
      gaps.add(new Gap(last.plus(step), moment));
    }
    first = first == null || moment.isBefore(first) ? moment : first;
    last = last == null || moment.isAfter(last) ? moment : last;
  }

  IngestReport report(PeriodLabels labels) {
    return new IngestReport(
        accepted,
        updated,
        duplicate,
        kept,
        empty,
        rejectedTotal,
        rejected,
        first,
        last,
        gaps,
        labels);
  }
}
