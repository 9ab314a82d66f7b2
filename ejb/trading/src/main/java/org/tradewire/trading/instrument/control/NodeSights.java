package org.tradewire.trading.instrument.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What other nodes have said of the venues they see. A node that has not said anything for a while
 * has nothing that quotes well, but what it last saw stays known for the time of the longest hold.
 * Their clocks are not trusted: a venue was good, at the latest, when a node first said of it what
 * it says now, so that none is kept alive by repetition; and it is well, at the earliest, since a
 * node said so first, so that none has proven itself by a clock that is behind. Where ours is put
 * back, nothing is known of before. Times are nanoseconds since the Unix epoch. Thread-safe.
 */
public final class NodeSights {

  private static final long YOUNG_NS = Duration.ofSeconds(3).toNanos();
  private static final long KNOWN_NS = Duration.ofHours(2).toNanos();

  private final Map<String, Heard> nodes = new ConcurrentHashMap<>();

  /**
   * @param told by symbol and venue
   */
  private record Heard(Map<String, Map<String, Told>> told, long atNs) {

    Told told(String symbol, String venue) {
      return told.getOrDefault(symbol, Map.of()).get(venue);
    }

    boolean isKnown(long nowNs) {
      return atNs <= nowNs + PriceRules.AHEAD_NS && nowNs - atNs <= KNOWN_NS;
    }
  }

  /**
   * @param goodAtNs when the node first said that it was good then
   * @param wellAtNs when it first said that it is well since then
   */
  private record Told(VenueSight said, long goodAtNs, long wellAtNs) {

    static Told of(VenueSight said, Told before, long nowNs) {
      return new Told(
          said,
          before != null && before.said.goodNs() == said.goodNs() ? before.goodAtNs : nowNs,
          before != null && before.said.wellSinceNs() == said.wellSinceNs()
              ? before.wellAtNs
              : nowNs);
    }

    VenueSight sight(boolean young) {
      return new VenueSight(
          said.venue(),
          Math.min(said.goodNs(), goodAtNs),
          young ? Math.max(said.wellSinceNs(), wellAtNs) : VenueSight.NEVER,
          said.twiceMiddle());
    }
  }

  /** Hears a node. */
  public void hear(PriceTalk.Said said, long nowNs) {
    nodes.values().removeIf(each -> !each.isKnown(nowNs));
    nodes.compute(said.node(), (node, before) -> heard(said, before, nowNs));
  }

  private static Heard heard(PriceTalk.Said said, Heard before, long nowNs) {
    Map<String, Map<String, Told>> told = new HashMap<>();
    said.sights()
        .forEach(
            (symbol, sights) -> {
              Map<String, Told> venues = told.computeIfAbsent(symbol, any -> new HashMap<>());
              for (VenueSight each : sights) {
                Told known = before == null ? null : before.told(symbol, each.venue());
                venues.put(each.venue(), Told.of(each, known, nowNs));
              }
            });
    return new Heard(told, nowNs);
  }

  /**
   * What the other nodes see of an instrument.
   *
   * @param self this node's name: it knows better itself
   */
  public List<VenueSight> of(String symbol, String self, long nowNs) {
    List<VenueSight> sights = new ArrayList<>();
    nodes.forEach(
        (node, heard) -> {
          if (!node.equals(self) && heard.isKnown(nowNs)) {
            boolean young = nowNs - heard.atNs() <= YOUNG_NS;
            heard
                .told()
                .getOrDefault(symbol, Map.of())
                .values()
                .forEach(told -> sights.add(told.sight(young)));
          }
        });
    return sights;
  }
}
