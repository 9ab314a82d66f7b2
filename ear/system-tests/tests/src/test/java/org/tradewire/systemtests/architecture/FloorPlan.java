package org.tradewire.systemtests.architecture;

import java.util.Map;
import java.util.Set;

/**
 * What each component of the business tier may see, from the ground up; a component that is not
 * here does not exist. The picture and the reasons stand in {@code ear/docs/house.md}.
 */
final class FloorPlan {

  static final Map<String, Set<String>> MAY_SEE =
      Map.ofEntries(
          Map.entry("shared", Set.of()),
          Map.entry("audit", Set.of("shared")),
          Map.entry("account", Set.of("audit", "shared")),
          Map.entry("configuration", Set.of("shared")),
          Map.entry("setting", Set.of("configuration", "account", "audit", "shared")),
          Map.entry("monitoring", Set.of("audit", "shared")),
          Map.entry("relay", Set.of("shared")),
          Map.entry("outbox", Set.of("relay", "monitoring", "setting", "shared")),
          Map.entry("market", Set.of("account", "audit", "monitoring", "shared")),
          Map.entry("instrument", Set.of("market", "account", "audit", "monitoring", "shared")),
          Map.entry("template", Set.of("account", "audit", "shared")),
          Map.entry(
              "challenge",
              Set.of("template", "outbox", "account", "audit", "monitoring", "setting", "shared")),
          Map.entry(
              "order",
              Set.of(
                  "challenge",
                  "template",
                  "instrument",
                  "market",
                  "outbox",
                  "account",
                  "audit",
                  "shared")),
          Map.entry("alert", Set.of("outbox", "account", "audit", "shared")),
          Map.entry("heatmap", Set.of("market", "alert", "account", "audit", "shared")),
          Map.entry(
              "signal", Set.of("market", "outbox", "monitoring", "account", "audit", "shared")),
          Map.entry("notification", Set.of("signal", "market", "account", "audit", "shared")),
          Map.entry("risk", Set.of("challenge", "template", "account", "shared")));

  private FloorPlan() {}
}
