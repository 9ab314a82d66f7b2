package org.tradewire.trading.instrument.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What other nodes have said of the venues they see. A node that has not said anything for a while
 * has nothing that quotes well, but what it last saw stays known for the time of a hold. Times are
 * nanoseconds since the Unix epoch. Thread-safe.
 */
public final class NodeSights {

  private static final long YOUNG_NS = Duration.ofSeconds(3).toNanos();
  private static final long KNOWN_NS = Duration.ofMinutes(1).toNanos();

  private final Map<String, Heard> nodes = new ConcurrentHashMap<>();

  private record Heard(PriceTalk.Said said, long atNs) {}

  /** Hears a node. */
  public void hear(PriceTalk.Said said, long nowNs) {
    nodes.put(said.node(), new Heard(said, nowNs));
    nodes.values().removeIf(each -> nowNs - each.atNs() > KNOWN_NS);
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
                      // A clock that is ahead must not keep a dead venue in force.
                      Math.min(each.goodNs(), heard.atNs()),
                      young ? each.wellSinceNs() : VenueSight.NEVER,
                      each.twiceMiddle()));
            }
          }
        });
    return sights;
  }
}
