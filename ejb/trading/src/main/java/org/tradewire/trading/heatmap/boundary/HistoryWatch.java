package org.tradewire.trading.heatmap.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.tradewire.trading.heatmap.control.HistoryChanges;
import org.tradewire.trading.market.entity.HistoryChanged;

/** Notes, in the transaction that changes stored history, that its picture is to be made again. */
@Dependent
public class HistoryWatch {

  private final HistoryChanges changes;

  @Inject
  public HistoryWatch(HistoryChanges changes) {
    this.changes = changes;
  }

  void noteThat(@Observes HistoryChanged change) {
    changes.add(change.instrument(), change.from());
  }
}
