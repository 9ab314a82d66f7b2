package org.tradewire.collector.book;

/** Receives the levels of a book, one call each. */
@FunctionalInterface
public interface LevelVisitor {

  /**
   * One level with a quantity greater than 0.
   *
   * @param ask whether the level is an ask, otherwise a bid
   */
  void level(
      boolean ask, long priceMantissa, int priceScale, long quantityMantissa, int quantityScale);
}
