package org.tradewire.trading.market.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Instruments, by venue and by symbol: made once, so that whoever looks at each symbol of each
 * venue does not search all instruments for each of them. Immutable.
 */
public final class InstrumentIndex {

  private final SortedSet<VenueSymbol> all;
  private final SortedMap<String, List<VenueSymbol>> byVenue = new TreeMap<>();
  private final SortedMap<String, List<VenueSymbol>> bySymbol = new TreeMap<>();

  public InstrumentIndex(Collection<VenueSymbol> instruments) {
    all = Collections.unmodifiableSortedSet(new TreeSet<>(instruments));
    for (VenueSymbol each : all) {
      byVenue.computeIfAbsent(each.venue(), any -> new ArrayList<>()).add(each);
      bySymbol.computeIfAbsent(each.symbol(), any -> new ArrayList<>()).add(each);
    }
  }

  /** By venue, then symbol. */
  public SortedSet<VenueSymbol> all() {
    return all;
  }

  /** The instruments of each venue, by symbol. */
  public SortedMap<String, List<VenueSymbol>> byVenue() {
    return Collections.unmodifiableSortedMap(byVenue);
  }

  /** The instruments of each symbol, by venue. */
  public SortedMap<String, List<VenueSymbol>> bySymbol() {
    return Collections.unmodifiableSortedMap(bySymbol);
  }
}
