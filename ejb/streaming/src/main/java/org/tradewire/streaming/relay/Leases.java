package org.tradewire.streaming.relay;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StateUpdate;

/**
 * What this node computes for all nodes: of the nodes that want a key, one holds its lease. Whoever
 * holds it renews it every second; when it fails to, another node takes over within 4 s, with a
 * greater epoch, and what the first one still publishes is refused. A holder that is refused though
 * nobody else holds the lease takes it again with an epoch above the refusing one.
 *
 * <p>Thread-safe; {@link #renew} may block for the relay's time-out and runs on one thread, nothing
 * else blocks except {@link #publish}.
 */
public final class Leases {

  private static final Logger LOG = System.getLogger(Leases.class.getName());

  /** How often {@link #renew} is to be called. */
  public static final Duration RENEWAL = Duration.ofSeconds(1);

  private static final Duration LENGTH = Duration.ofSeconds(3);

  /** Long enough for every other node to renew twice. */
  private static final int RESTING_RENEWALS = 3;

  private final StreamBroker broker;
  private final LongSupplier nanoTime;
  private final Map<String, Lease> wanted = new ConcurrentHashMap<>();

  /** Greatest epochs of channels that have refused a lease of this node. */
  private final Map<String, Long> floors = new ConcurrentHashMap<>();

  private volatile boolean relayAway;

  /** Renewals that are left out, so that another node takes what this one gave back. */
  private final AtomicInteger resting = new AtomicInteger();

  /**
   * A lease as this node knows it; epoch 0 where it is not held.
   *
   * @param breaks of the way to the relay before it was taken
   */
  private record Lease(long epoch, long untilNs, long breaks) {
    private static final Lease NONE = new Lease(0, 0, 0);
  }

  /** Asks the broker, and trusts no answer for longer than this clock says. */
  public Leases(StreamBroker broker, LongSupplier nanoTime) {
    this.broker = broker;
    this.nanoTime = nanoTime;
  }

  /** Wants a key from now on; the next renewal asks for it. */
  public void want(String key) {
    wanted.putIfAbsent(key, Lease.NONE);
  }

  /** Wants a key no more; another node may have it at once. */
  public void giveUp(String key) {
    Lease lease = wanted.remove(key);
    floors.remove(key);
    if (lease != null && lease.epoch() != 0) {
      broker.release(key);
    }
  }

  /** The epoch of the lease while this node holds it; empty where it does not, or may not. */
  public OptionalLong epoch(String key) {
    Lease lease = wanted.getOrDefault(key, Lease.NONE);
    return lease.epoch() != 0
            && lease.untilNs() - nanoTime.getAsLong() > 0
            && lease.breaks() == broker.breaks()
        ? OptionalLong.of(lease.epoch())
        : OptionalLong.empty();
  }

  /**
   * Whether this node held the lease when the relay answered last; while the relay is away it stays
   * so, though the lease may have run out.
   */
  public boolean heldLast(String key) {
    return wanted.getOrDefault(key, Lease.NONE).epoch() != 0;
  }

  /** Whether the relay did not answer when it was asked last: then nobody knows who holds what. */
  public boolean relayAway() {
    return relayAway;
  }

  /**
   * Publishes derived state where this node holds the lease.
   *
   * @return whether it was published
   * @throws RelayUnavailableException it is not known to have arrived
   */
  public boolean publish(String key, StateUpdate update) throws RelayUnavailableException {
    return publishAll(key, List.of(update));
  }

  /**
   * Publishes derived state, in order, where this node holds the lease.
   *
   * @return whether all of it was published
   * @throws RelayUnavailableException not all is known to have arrived; it tells how many of the
   *     first are
   */
  public boolean publishAll(String key, List<StateUpdate> updates)
      throws RelayUnavailableException {
    return sendAll(key, updates).confirm();
  }

  /**
   * Sends derived state, in order, where this node holds the lease, and leaves it to the caller
   * when to wait for the relay. A lease that ends meanwhile takes nothing back: what the relay
   * confirms was published under it.
   *
   * @return as {@link StreamBroker#sendAllNext} does; false of it means that not all was published
   */
  public Publication sendAll(String key, List<StateUpdate> updates) {
    OptionalLong epoch = epoch(key);
    if (epoch.isEmpty()) {
      return Publication.REFUSED;
    }
    Publication sent = broker.sendAllNext(updates, epoch.getAsLong());
    return () -> {
      boolean published = sent.confirm();
      if (!published) {
        refused(key, epoch.getAsLong(), updates);
      }
      return published;
    };
  }

  /**
   * The next renewal is for an epoch that the channels do not refuse. A lease that was taken since
   * they refused stays.
   */
  private void refused(String key, long epoch, List<StateUpdate> updates)
      throws RelayUnavailableException {
    lost(key, epoch);
    Set<Channel> channels = updates.stream().map(StateUpdate::channel).collect(Collectors.toSet());
    floors.merge(key, broker.greatestEpoch(channels), Math::max);
  }

  /**
   * Asks for every wanted key, or for it again. Throws nothing: the leases run out by themselves.
   */
  public void renew() {
    if (resting.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return;
    }
    List<String> keys = List.copyOf(wanted.keySet());
    if (keys.isEmpty()) {
      relayAway = false; // Nobody asked it, and nobody decides by it.
      return;
    }
    // Counted from before the question: the relay counts from later.
    long untilNs = nanoTime.getAsLong() + LENGTH.toNanos();
    long breaks = broker.breaks();
    try {
      List<OptionalLong> epochs = broker.leaseAll(keys, LENGTH);
      relayAway = false;
      for (int i = 0; i < keys.size(); i++) {
        OptionalLong epoch = aboveFloor(keys.get(i), epochs.get(i));
        renewed(keys.get(i), epoch, untilNs, breaks);
      }
    } catch (RelayUnavailableException e) {
      // The leases run out by themselves; until then they are ours.
      relayAway = true;
      LOG.log(Level.DEBUG, "event=leases_not_renewed");
    } catch (RuntimeException e) {
      // Thrown on, it would end the schedule that renews, and with it all derived state of the
      // node.
      relayAway = true;
      LOG.log(Level.ERROR, "event=leases_renewal_failed", e);
    }
  }

  /**
   * Gives everything back, because this node goes out of service: another node that wants a key has
   * it with its next renewal. What no other node has taken after some renewals is asked for again:
   * without it nobody would look after it.
   */
  public void retire() {
    resting.set(RESTING_RENEWALS);
    wanted.keySet().forEach(this::handBack);
  }

  private void handBack(String key) {
    Lease lease = wanted.replace(key, Lease.NONE);
    if (lease != null && lease.epoch() != 0) {
      LOG.log(Level.INFO, "event=lease_handed_back key=" + key + " epoch=" + lease.epoch());
      broker.release(key);
    }
  }

  /** Gives everything back. */
  public void close() {
    wanted.keySet().forEach(this::giveUp);
  }

  /** The lease as it is, or one that is greater than what has refused it. */
  private OptionalLong aboveFloor(String key, OptionalLong epoch) throws RelayUnavailableException {
    Long floor = floors.get(key);
    if (floor == null || epoch.isEmpty()) {
      return epoch;
    }
    OptionalLong above = epoch.getAsLong() > floor ? epoch : broker.leaseAbove(key, LENGTH, floor);
    if (above.isPresent()) {
      floors.remove(key, floor);
      LOG.log(Level.INFO, "event=lease_above key=" + key + " epoch=" + above.getAsLong());
    }
    return above;
  }

  private void renewed(String key, OptionalLong epoch, long untilNs, long breaks) {
    if (epoch.isEmpty()) {
      lost(key, wanted.getOrDefault(key, Lease.NONE).epoch());
      return;
    }
    Lease now = new Lease(epoch.getAsLong(), untilNs, breaks);
    if (wanted.computeIfPresent(key, (same, old) -> now) == null) {
      // Given up while the relay was asked.
      broker.release(key);
    } else if (resting.get() > 0) {
      handBack(key); // Retired while the relay was asked.
    }
  }

  private void lost(String key, long epoch) {
    wanted.computeIfPresent(
        key,
        (same, lease) -> {
          if (lease.epoch() == 0 || lease.epoch() != epoch) {
            return lease;
          }
          LOG.log(Level.INFO, "event=lease_lost key=" + key + " epoch=" + epoch);
          return Lease.NONE;
        });
  }
}
