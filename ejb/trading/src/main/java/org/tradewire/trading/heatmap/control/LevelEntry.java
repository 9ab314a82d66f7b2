package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import java.util.Comparator;
import org.tradewire.trading.heatmap.entity.LevelSide;
import org.tradewire.trading.shared.Decimals;

/**
 * Positions of one side, and of one leverage unless too many were joined, as a {@link LevelBook}
 * keeps them: as they would be had nothing ever been closed, so that closing a part of all of them
 * touches none. Only the book changes the two marks.
 */
final class LevelEntry {

  /** By liquidation price; of equal ones the older first. */
  static final Comparator<LevelEntry> BY_PRICE =
      Comparator.comparing(LevelEntry::price).thenComparingLong(LevelEntry::number);

  /** By density; of equal ones the older first. */
  static final Comparator<LevelEntry> BY_DENSITY =
      Comparator.comparing(LevelEntry::density).thenComparingLong(LevelEntry::number);

  /** The leverage of what was joined of several: nobody knows how much was of which. */
  static final int SEVERAL_LEVERAGES = 0;

  private final long number;
  private final LevelSide side;
  private final int leverage;
  private final BigDecimal price;
  private final BigDecimal amount;
  private final BigDecimal density;

  /** Whether the book holds it. */
  boolean held;

  /** Whether the book's queue by density holds it, where entries leave late. */
  boolean queued;

  LevelEntry(
      long number,
      LevelSide side,
      int leverage,
      BigDecimal price,
      BigDecimal amount,
      BigDecimal density) {
    this.number = number;
    this.side = side;
    this.leverage = leverage;
    this.price = Decimals.compact(price);
    this.amount = Decimals.compact(amount);
    this.density = density.equals(amount) ? this.amount : Decimals.compact(density);
  }

  long number() {
    return number;
  }

  LevelSide side() {
    return side;
  }

  /** {@link #SEVERAL_LEVERAGES} where it was joined of several. */
  int leverage() {
    return leverage;
  }

  /** Liquidation price. */
  BigDecimal price() {
    return price;
  }

  /** In the model's unit, before the factor. */
  BigDecimal amount() {
    return amount;
  }

  /** In the quote currency, before the factor. */
  BigDecimal density() {
    return density;
  }
}
