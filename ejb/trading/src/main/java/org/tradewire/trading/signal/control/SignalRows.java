package org.tradewire.trading.signal.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.StoredSignal;

/** Signals as rows: the columns of a selection, in their order. */
public final class SignalRows {

  /** What is selected of a signal, which is {@code s}. */
  public static final String COLUMNS =
      """
      s.time, s.signal_id, s.symbol, s.timeframe, s.direction, s.confidence, s.entry, s.stop,
        s.target1, s.target2, s.target3, s.target4, s.strategy, s.venue, s.indicators, s.metadata,
        s.expires_at, s.outcome, s.entered_at, s.decided_at, s.exit_price, s.result, s.targets_hit,
        s.ambiguous
      """;

  /** The same without what may be large. */
  public static final String BRIEF_COLUMNS =
      COLUMNS.replace("s.indicators, s.metadata", "'{}' AS indicators, '{}' AS metadata");

  private SignalRows() {}

  /**
   * The signal of a row.
   *
   * @param from the place of its first column
   */
  public static StoredSignal read(Object[] row, int from) {
    Signal signal =
        new Signal(
            (String) row[from + 1],
            (Instant) row[from],
            (String) row[from + 2],
            TimeFrame.of((String) row[from + 3]).orElseThrow(),
            SignalDirection.of((String) row[from + 4]).orElseThrow(),
            (BigDecimal) row[from + 5],
            (BigDecimal) row[from + 6],
            (BigDecimal) row[from + 7],
            Stream.of(row[from + 8], row[from + 9], row[from + 10], row[from + 11])
                .filter(Objects::nonNull)
                .map(BigDecimal.class::cast)
                .toList(),
            (String) row[from + 12],
            (String) row[from + 13],
            (String) row[from + 14],
            (String) row[from + 15],
            (Instant) row[from + 16]);
    String outcome = (String) row[from + 17];
    SignalCourse course =
        new SignalCourse(
            outcome == null ? null : SignalOutcome.of(outcome).orElseThrow(),
            (Instant) row[from + 18],
            (Instant) row[from + 19],
            (BigDecimal) row[from + 20],
            (BigDecimal) row[from + 21],
            ((Number) row[from + 22]).intValue(),
            (Boolean) row[from + 23]);
    return new StoredSignal(signal, course);
  }
}
