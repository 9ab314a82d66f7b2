package org.tradewire.collector.book;

import org.tradewire.collector.market.LevelList;

/**
 * The price levels of one symbol, as the venue's snapshot and changes make them. Prices of
 * different scales are compared by value: 14.80 and 14.8 are one level, which keeps the text that
 * came last. Not thread-safe.
 */
public final class VenueBook {

  private final BookSide bids = new BookSide(false);
  private final BookSide asks = new BookSide(true);

  /** Replaces every level. Of a price that stands twice the first one holds. */
  public void replace(LevelList levels) {
    clear();
    // Venues send the best price first, and a side keeps it last: backwards, every level is
    // appended.
    for (int i = levels.size() - 1; i >= 0; i--) {
      set(levels, i);
    }
  }

  /** Lists what makes this book the other one, bids before asks. */
  public void difference(VenueBook next, LevelList changes) {
    bids.difference(next.bids, changes);
    asks.difference(next.asks, changes);
  }

  /** Applies absolute level changes in order; quantity 0 removes. */
  public void apply(LevelList changes) {
    for (int i = 0; i < changes.size(); i++) {
      set(changes, i);
    }
  }

  /** Visits the bids from the highest down, then the asks from the lowest up. */
  public void forEach(LevelVisitor visitor) {
    bids.forEach(visitor);
    asks.forEach(visitor);
  }

  /** Visits the best levels of one side, the best first. */
  public void forEachBest(boolean ask, int max, LevelVisitor visitor) {
    (ask ? asks : bids).forEach(max, visitor);
  }

  /**
   * Drops the worst levels of each side.
   *
   * @param depth levels a side that stay
   * @param dropped called with each, with quantity 0
   */
  public void trim(int depth, LevelList dropped) {
    bids.trim(depth, dropped);
    asks.trim(depth, dropped);
  }

  /** Forgets every level. */
  public void clear() {
    bids.clear();
    asks.clear();
  }

  public int bidCount() {
    return bids.size();
  }

  public int askCount() {
    return asks.size();
  }

  /** Whether the best bid is at or above the best ask. */
  public boolean crossed() {
    return bids.reaches(asks);
  }

  private void set(LevelList levels, int i) {
    BookSide side = levels.ask(i) ? asks : bids;
    side.set(
        levels.priceMantissa(i),
        levels.priceScale(i),
        levels.quantityMantissa(i),
        levels.quantityScale(i));
  }
}
