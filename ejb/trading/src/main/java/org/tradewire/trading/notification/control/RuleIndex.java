package org.tradewire.trading.notification.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.notification.entity.RuleFilter;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.Signal;

/**
 * Rules, found by what they ask of symbol and time frame: an event is compared with those alone
 * that may take it. Immutable.
 */
public final class RuleIndex {

  private final Map<Place, List<ActiveRule>> rules;

  /** What is null is not asked. */
  private record Place(String symbol, TimeFrame timeFrame) {}

  private RuleIndex(Map<Place, List<ActiveRule>> rules) {
    this.rules = rules;
  }

  /** Of these rules. */
  public static RuleIndex of(Collection<ActiveRule> all) {
    Map<Place, List<ActiveRule>> rules = new HashMap<>();
    for (ActiveRule each : all) {
      RuleFilter filter = each.filter();
      rules
          .computeIfAbsent(
              new Place(filter.symbol(), filter.timeFrame()), place -> new ArrayList<>())
          .add(each);
    }
    return new RuleIndex(rules);
  }

  /** Whether nobody is told anything. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** The rules that tell an event. */
  public List<ActiveRule> telling(NumberedSignal event) {
    Signal signal = event.signal().signal();
    List<ActiveRule> found = new ArrayList<>();
    add(found, event, null, null);
    add(found, event, signal.symbol(), null);
    add(found, event, null, signal.timeFrame());
    add(found, event, signal.symbol(), signal.timeFrame());
    return found;
  }

  private void add(
      List<ActiveRule> found, NumberedSignal event, String symbol, TimeFrame timeFrame) {
    for (ActiveRule each : rules.getOrDefault(new Place(symbol, timeFrame), List.of())) {
      if (each.tells(event)) {
        found.add(each);
      }
    }
  }
}
