package org.tradewire.trading.signal.entity.performance;

import java.util.List;
import org.tradewire.trading.signal.entity.StoredSignal;

/**
 * The newest signals, and how all of them did.
 *
 * @param newest the newest first, at most {@value #NEWEST}; without indicators and metadata, which
 *     may be large, and go to thousands
 * @param performance null where it was never read
 */
public record SignalSummary(List<StoredSignal> newest, PerformanceFigures performance) {

  /** Most signals. */
  public static final int NEWEST = 50;

  /** Before anything was read. */
  public static final SignalSummary UNKNOWN = new SignalSummary(List.of(), null);

  public SignalSummary {
    newest =
        newest.stream()
            .map(each -> new StoredSignal(each.signal().brief(), each.course()))
            .toList();
  }
}
