package org.tradewire.trading.market.control.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tradewire.trading.market.entity.HistoryChanged;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * The instruments of which this node has stored history that the figures of their running day do
 * not know yet. Thread-safe.
 */
@ApplicationScoped
public class ChangedHistories {

  private final Set<VenueSymbol> changed = ConcurrentHashMap.newKeySet();

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) HistoryChanged change) {
    changed.add(change.instrument());
  }

  /** Hands on each that changed; one of which that fails is handed on again the next time. */
  public void handOn(Consumer<VenueSymbol> reader) {
    for (VenueSymbol each : Set.copyOf(changed)) {
      changed.remove(each);
      try {
        reader.accept(each);
      } catch (RuntimeException e) {
        changed.add(each);
        throw e;
      }
    }
  }
}
