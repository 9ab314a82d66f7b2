package org.tradewire.trading.signal.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.tradewire.trading.signal.entity.SeriesStorage;

/** How the signals were kept when this node looked last. Thread-safe. */
@ApplicationScoped
public class FoundStorage {

  private volatile SeriesStorage last;

  /**
   * Notes what was found.
   *
   * @return whether it differs from what was found before
   */
  public boolean found(SeriesStorage storage) {
    boolean changed = !storage.equals(last);
    last = storage;
    return changed;
  }

  /** What was found; empty where this node could not look yet. */
  public Optional<SeriesStorage> get() {
    return Optional.ofNullable(last);
  }
}
