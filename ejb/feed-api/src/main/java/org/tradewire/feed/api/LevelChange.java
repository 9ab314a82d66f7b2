package org.tradewire.feed.api;

/**
 * The new absolute quantity of one price level; quantity 0 removes the level.
 *
 * <p>Decimals are {@code mantissa * 10^-scale}.
 */
public record LevelChange(
    Side side, long priceMantissa, int priceScale, long quantityMantissa, int quantityScale) {

  /** Whether this change removes its level. */
  public boolean removes() {
    return quantityMantissa == 0;
  }
}
