package org.tradewire.trading.market.entity;

import java.util.Comparator;

/**
 * An instrument as one venue trades it. Ordered by venue, then symbol.
 *
 * @param venue canonical name in capitals, for instance {@code COINBASE}
 * @param symbol canonical symbol, for instance {@code BTC-USD}
 */
public record VenueSymbol(String venue, String symbol) implements Comparable<VenueSymbol> {

  private static final Comparator<VenueSymbol> ORDER =
      Comparator.comparing(VenueSymbol::venue).thenComparing(VenueSymbol::symbol);

  @Override
  public int compareTo(VenueSymbol other) {
    return ORDER.compare(this, other);
  }
}
