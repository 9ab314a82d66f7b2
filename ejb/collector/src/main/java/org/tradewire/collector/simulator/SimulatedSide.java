package org.tradewire.collector.simulator;

/**
 * The bids or the asks of a simulated book: prices in ticks, quantities in lots, the best first.
 */
final class SimulatedSide {

  private final boolean ask;
  private final long[] prices;
  private final long[] lots;
  private int size;

  SimulatedSide(boolean ask, int capacity) {
    this.ask = ask;
    this.prices = new long[capacity];
    this.lots = new long[capacity];
  }

  boolean ask() {
    return ask;
  }

  int size() {
    return size;
  }

  boolean full() {
    return size == prices.length;
  }

  long price(int i) {
    return prices[i];
  }

  long lots(int i) {
    return lots[i];
  }

  /** A price that is this many ticks worse than another. */
  long worse(long price, long ticks) {
    return ask ? price + ticks : price - ticks;
  }

  /** Ticks by which a price is worse than another; negative where it is better. */
  long distance(long better, long worse) {
    return ask ? worse - better : better - worse;
  }

  void setLots(int i, long newLots) {
    lots[i] = newLots;
  }

  /** Adds a level; the price must not be there and the side must not be full. */
  void insert(long price, long newLots) {
    int at = size;
    while (at > 0 && distance(price, prices[at - 1]) > 0) {
      prices[at] = prices[at - 1];
      lots[at] = lots[at - 1];
      at--;
    }
    prices[at] = price;
    lots[at] = newLots;
    size++;
  }

  void remove(int i) {
    size--;
    System.arraycopy(prices, i + 1, prices, i, size - i);
    System.arraycopy(lots, i + 1, lots, i, size - i);
  }
}
