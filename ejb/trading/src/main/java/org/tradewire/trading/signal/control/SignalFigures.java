package org.tradewire.trading.signal.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.tradewire.trading.signal.entity.StoreResult;

/** Counts what became of the signals that were sent to this node since its start. Thread-safe. */
@ApplicationScoped
public class SignalFigures {

  private final Map<StoreResult, LongAdder> results = new EnumMap<>(StoreResult.class);
  private final LongAdder refused = new LongAdder();
  private final LongAdder transactions = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /** Nothing is counted yet. */
  public SignalFigures() {
    for (StoreResult each : StoreResult.values()) {
      results.put(each, new LongAdder());
    }
  }

  /** Signals are settled. */
  void settled(Collection<StoreResult> all) {
    all.forEach(each -> results.get(each).increment());
  }

  /** Signals were committed together. */
  void committed() {
    transactions.increment();
  }

  /** The database was away. */
  void failed() {
    failures.increment();
  }

  /** Signals are not taken because their form is wrong. */
  public void rejected(int signals) {
    results.get(StoreResult.REJECTED).add(signals);
  }

  /** There was no room for signals. */
  public void refused(int signals) {
    refused.add(signals);
  }

  /** How many signals had this result. */
  public long count(StoreResult result) {
    return results.get(result).sum();
  }

  /** How many signals there was no room for. */
  public long refused() {
    return refused.sum();
  }

  /** How many transactions stored signals. */
  public long transactions() {
    return transactions.sum();
  }

  /** How often the database was away. */
  public long failures() {
    return failures.sum();
  }
}
