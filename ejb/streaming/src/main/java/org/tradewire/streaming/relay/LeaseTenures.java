package org.tradewire.streaming.relay;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Tells a holder of leases when one of them is not the one it held when it looked last: another
 * node may have published under that key since, so that all of it has to be published again. Not
 * thread-safe.
 */
public final class LeaseTenures {

  private final Leases leases;

  /** Of the leases that were held at the last look. */
  private final Map<String, Long> epochs = new HashMap<>();

  /** How a lease stands, beside how it stood at the last look. */
  public enum Tenure {
    /** This node does not hold it. */
    NONE,
    /** This node holds it, and did not, or under another epoch. */
    NEW,
    /** This node has held it since. */
    CONTINUED
  }

  /** Has looked at no lease yet. */
  public LeaseTenures(Leases leases) {
    this.leases = leases;
  }

  /** Looks at a lease. */
  public Tenure look(String key) {
    OptionalLong epoch = leases.epoch(key);
    if (epoch.isEmpty()) {
      epochs.remove(key);
      return Tenure.NONE;
    }
    Long before = epochs.put(key, epoch.getAsLong());
    return before != null && before == epoch.getAsLong() ? Tenure.CONTINUED : Tenure.NEW;
  }
}
