package org.tradewire.trading.market.control;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.relay.LeaseTenures;
import org.tradewire.streaming.relay.LeaseTenures.Tenure;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.Publication;

/**
 * The leases {@code market:NAME} of this node, where a name is that of a venue or of something that
 * is told across venues: who holds one tells what is derived of it. A node wants those alone whose
 * prices it has; a node without a ring, or with a dead reader, leaves them to others. Not
 * thread-safe.
 */
public final class VenueLeases {

  private final Leases leases;
  private final Set<String> wanted = new HashSet<>();
  private final LeaseTenures tenures;

  /** Wants nothing yet. */
  public VenueLeases(Leases leases) {
    this.leases = leases;
    this.tenures = new LeaseTenures(leases);
  }

  /** Wants these as well from now on. */
  public void want(Set<String> names) {
    for (String name : names) {
      if (wanted.add(name)) {
        leases.want(key(name));
      }
    }
  }

  /** Gives up all but these: another node may have them at once. */
  public void keepOnly(Set<String> names) {
    giveUp(name -> !names.contains(name));
  }

  /** Gives up everything. */
  public void giveUpAll() {
    giveUp(name -> true);
  }

  private void giveUp(Predicate<String> which) {
    List<String> given = wanted.stream().filter(which).toList();
    for (String name : given) {
      leases.giveUp(key(name));
      wanted.remove(name);
    }
  }

  /**
   * Whether this node tells what is derived of a name.
   *
   * @param renewed run where the lease is new, or was away: another node may have told other things
   *     since
   */
  public boolean holds(String name, Runnable renewed) {
    Tenure tenure = tenures.look(key(name));
    if (tenure == Tenure.NEW) {
      renewed.run();
    }
    return tenure != Tenure.NONE;
  }

  /** Whether this node was the last to hold a lease, as far as it knows: it may have run out. */
  public boolean heldLast(String name) {
    return leases.heldLast(key(name));
  }

  /**
   * Sends, in order, where this node holds the lease.
   *
   * @return to be confirmed by the calling thread; false of it means that not all was published
   */
  public Publication send(String name, List<StateUpdate> updates) {
    return leases.sendAll(key(name), updates);
  }

  private static String key(String name) {
    return "market:" + name;
  }
}
