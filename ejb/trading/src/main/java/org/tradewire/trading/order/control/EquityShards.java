package org.tradewire.trading.order.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.relay.LeaseTenures;
import org.tradewire.streaming.relay.LeaseTenures.Tenure;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.trading.order.entity.EquityState;
import org.tradewire.trading.order.wire.OrderWire;

/**
 * The accounts of the cluster in parts, each of which one node leases: who looks at an account, and
 * who publishes what it is worth. Not thread-safe.
 */
public final class EquityShards {

  private static final Logger LOG = System.getLogger(EquityShards.class.getName());
  private static final int COUNT = 8;

  /** Type of message, and the key under which a newer one takes its place. */
  private static final String TYPE = "equity";

  private final Leases leases;
  private final EnvelopeWriter envelope = new EnvelopeWriter();
  private final LeaseTenures tenures;
  private boolean wanted;

  /** Wants none of them yet. */
  public EquityShards(Leases leases) {
    this.leases = leases;
    this.tenures = new LeaseTenures(leases);
  }

  /**
   * Wants all of them while this node has live prices, and gives them to other nodes when it has
   * none: it could not mark an account, and no stop would fire.
   */
  public void wantWhile(boolean livePrices) {
    if (livePrices && !wanted) {
      forEachKey(leases::want);
    } else if (!livePrices && wanted) {
      forEachKey(leases::giveUp);
    }
    wanted = livePrices;
  }

  /** Gives all of them to other nodes. */
  public void giveUp() {
    wantWhile(false);
  }

  private static void forEachKey(Consumer<String> action) {
    for (int shard = 0; shard < COUNT; shard++) {
      action.accept(key(shard));
    }
  }

  /**
   * What this node is to look at.
   *
   * @param stamps challenges of all nodes, and the numbers of their latest events
   * @param fresh gets those of shards that were another node's since this one published for them
   */
  public Map<UUID, Long> held(Map<UUID, Long> stamps, Consumer<UUID> fresh) {
    boolean[] renewed = new boolean[COUNT];
    for (int shard = 0; shard < COUNT; shard++) {
      renewed[shard] = tenures.look(key(shard)) == Tenure.NEW;
    }
    Map<UUID, Long> held = new HashMap<>();
    stamps.forEach(
        (id, seq) -> {
          if (looksAfter(id)) {
            held.put(id, seq);
          }
          if (renewed[shard(id)]) {
            fresh.accept(id);
          }
        });
    return held;
  }

  /** Whether this node is the one that publishes for a challenge. */
  public boolean publishes(UUID challengeId) {
    return leases.epoch(key(shard(challengeId))).isPresent();
  }

  /** Whether this node looks at a challenge, as {@link #held} says of many. */
  public boolean looksAfter(UUID challengeId) {
    // Without the relay nobody leases: then every node looks, and until that is known the one that
    // did. What it decides is done under the challenge's lock, and only where nothing has changed
    // since.
    return leases.relayAway() || leases.heldLast(key(shard(challengeId)));
  }

  /**
   * Publishes what accounts are worth, as far as they are of this node's shards; waits for the
   * relay once, and not for each shard. One shard that fails holds up no other.
   *
   * @return those that are not known to have been published
   */
  public List<EquityState> publish(List<EquityState> states, long nowMs) {
    Map<Integer, List<EquityState>> byShard =
        states.stream().collect(Collectors.groupingBy(each -> shard(each.challengeId())));
    Map<Integer, Publication> sent = new HashMap<>();
    byShard.forEach(
        (shard, ofShard) ->
            sent.put(
                shard,
                leases.sendAll(
                    key(shard), ofShard.stream().map(each -> update(each, nowMs)).toList())));
    List<EquityState> unpublished = new ArrayList<>();
    sent.forEach(
        (shard, publication) -> {
          List<EquityState> ofShard = byShard.get(shard);
          unpublished.addAll(
              ofShard.subList(confirmed(publication, ofShard.size()), ofShard.size()));
        });
    return unpublished;
  }

  /** How many of the first are known to have been published. */
  private static int confirmed(Publication publication, int all) {
    try {
      return publication.confirm() ? all : 0;
    } catch (RelayUnavailableException e) {
      LOG.log(Level.DEBUG, () -> "event=equity_not_published reason=\"" + e.getMessage() + '"');
      return e.confirmed();
    }
  }

  private StateUpdate update(EquityState state, long nowMs) {
    OrderWire.equity(envelope.begin(TYPE, nowMs).data(), state);
    return new StateUpdate(
        Channel.equity(state.challengeId()), envelope.withoutPosition(), TYPE, 0);
  }

  private static int shard(UUID challengeId) {
    return Math.floorMod(challengeId.hashCode(), COUNT);
  }

  private static String key(int shard) {
    return "equity:" + shard;
  }
}
