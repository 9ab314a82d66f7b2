package org.tradewire.trading.instrument.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * What other nodes have said of the venues they see. A node that has not said anything for a while
 * has nothing that quotes well, but what it last saw stays known for the time of the longest hold.
 * Their clocks are not trusted: a venue was good, at the latest, when a node first said of it what
 * it says now, so that none is kept alive by repetition. Times are nanoseconds since the Unix
 * epoch. Thread-safe.
 */
public final class NodeSights {

  private static final long YOUNG_NS = Duration.ofSeconds(3).toNanos();
  private static final long KNOWN_NS = Duration.ofHours(2).toNanos();

  private final Map<String, Heard> nodes = new ConcurrentHashMap<>();

  /**
   * @param changedNs of each venue and symbol, when the node first said of it what it says now
   */
  private record Heard(PriceTalk.Said said, Map<VenueSymbol, Long> changedNs, long atNs) {

    boolean says(String symbol, VenueSight sight) {
      return said.sights().getOrDefault(symbol, List.of()).stream()
          .anyMatch(each -> each.venue().equals(sight.venue()) && each.goodNs() == sight.goodNs());
    }

    long changedNs(String symbol, VenueSight sight) {
      return changedNs.get(new VenueSymbol(sight.venue(), symbol));
    }
  }

  /** Hears a node. */
  public void hear(PriceTalk.Said said, long nowNs) {
    nodes.compute(said.node(), (node, before) -> heard(said, before, nowNs));
    nodes.values().removeIf(each -> nowNs - each.atNs() > KNOWN_NS);
  }

  private static Heard heard(PriceTalk.Said said, Heard before, long nowNs) {
    Map<VenueSymbol, Long> changed = new HashMap<>();
    said.sights()
        .forEach(
            (symbol, sights) ->
                sights.forEach(
                    each ->
                        changed.put(
                            new VenueSymbol(each.venue(), symbol),
                            before != null && before.says(symbol, each)
                                ? before.changedNs(symbol, each)
                                : nowNs)));
    return new Heard(said, changed, nowNs);
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
          if (!node.equals(self)) {
            boolean young = nowNs - heard.atNs() <= YOUNG_NS;
            for (VenueSight each : heard.said().sights().getOrDefault(symbol, List.of())) {
              sights.add(
                  new VenueSight(
                      each.venue(),
                      Math.min(each.goodNs(), heard.changedNs(symbol, each)),
                      young ? each.wellSinceNs() : VenueSight.NEVER,
                      each.twiceMiddle()));
            }
          }
        });
    return sights;
  }
}
