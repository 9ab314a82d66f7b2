package org.tradewire.trading.market.control.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.tradewire.trading.market.entity.MarketRefusal;
import org.tradewire.trading.market.entity.ingest.PeriodLabels;

/**
 * What the times of Binance's {@code metrics} files stand for. A row is the state at the end of
 * five minutes; files of USD-M futures named that end until 24 June 2026 (a day's file begins with
 * 00:05 and ends with 00:00) and name the beginning since (00:00 to 23:55), as users found out:
 * github.com/binance/binance-public-data/issues/491. Files of COIN-M futures always named the
 * beginning.
 */
final class LabelConvention {

  static final Duration PERIOD = Duration.ofMinutes(5);

  /** Files end before it or begin with it. */
  static final Instant CHANGE = Instant.parse("2026-06-25T00:00:00Z");

  private static final LocalTime FIRST_END = LocalTime.MIDNIGHT.plus(PERIOD);
  private static final LocalTime LAST_START = LocalTime.MIDNIGHT.minus(PERIOD);

  private LabelConvention() {}

  /**
   * What the labels of a file stand for: by its dates, where its first and last label do not say
   * otherwise.
   *
   * @throws org.tradewire.trading.shared.Refusal it is not clear
   */
  static PeriodLabels of(Instant first, Instant last) {
    boolean before = first.isBefore(CHANGE) && !last.isAfter(CHANGE);
    boolean since = !first.isBefore(CHANGE) && last.isAfter(CHANGE);
    if (!before && !since) {
      throw unclear("holds labels of both sides of " + CHANGE);
    }
    PeriodLabels byDate = before ? PeriodLabels.END : PeriodLabels.START;
    PeriodLabels byShape = shape(timeOf(first), timeOf(last));
    if (byShape != null && byShape != byDate) {
      throw unclear("begins with " + timeOf(first) + " and ends with " + timeOf(last));
    }
    return byDate;
  }

  /** What whole days look like; null where it is neither. */
  private static PeriodLabels shape(LocalTime first, LocalTime last) {
    if (first.equals(LocalTime.MIDNIGHT) && last.equals(LAST_START)) {
      return PeriodLabels.START;
    }
    return first.equals(FIRST_END) && last.equals(LocalTime.MIDNIGHT) ? PeriodLabels.END : null;
  }

  /**
   * Lets a later label of the same file through.
   *
   * @throws org.tradewire.trading.shared.Refusal the convention changed before it
   */
  static void require(PeriodLabels labels, Instant label) {
    if (labels == PeriodLabels.END ? label.isAfter(CHANGE) : label.isBefore(CHANGE)) {
      throw unclear("holds labels of both sides of " + CHANGE);
    }
  }

  /** When a row was measured. */
  static Instant measured(PeriodLabels labels, Instant label) {
    return labels == PeriodLabels.START ? label.plus(PERIOD) : label;
  }

  private static RuntimeException unclear(String what) {
    return MarketRefusal.INVALID_IMPORT.ofField(
        "labels",
        "The file "
            + what
            + ": say with labels=start or labels=end whether its times are the beginning or the end"
            + " of five minutes.");
  }

  private static LocalTime timeOf(Instant label) {
    return label.atOffset(ZoneOffset.UTC).toLocalTime();
  }
}
