package org.tradewire.collector.book;

import java.util.Arrays;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.ScaledDecimals;

/**
 * The bids or the asks of one book, sorted by price across scales.
 *
 * <p>The best price stands last: changes cluster around it, and so move the fewest elements.
 */
final class BookSide {

  private static final int INITIAL_CAPACITY = 64;

  private final boolean ask;
  private long[] priceMantissas = new long[INITIAL_CAPACITY];
  private byte[] priceScales = new byte[INITIAL_CAPACITY];
  private long[] quantityMantissas = new long[INITIAL_CAPACITY];
  private byte[] quantityScales = new byte[INITIAL_CAPACITY];
  private int size;

  BookSide(boolean ask) {
    this.ask = ask;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** Sets the quantity of a price; 0 removes it. */
  void set(long priceMantissa, int priceScale, long quantityMantissa, int quantityScale) {
    int found = search(priceMantissa, priceScale);
    if (quantityMantissa == 0) {
      if (found >= 0) {
        remove(found);
      }
      return;
    }
    int at = found >= 0 ? found : insert(-found - 1);
    priceMantissas[at] = priceMantissa;
    priceScales[at] = (byte) priceScale;
    quantityMantissas[at] = quantityMantissa;
    quantityScales[at] = (byte) quantityScale;
  }

  /** Visits every level, the best first. */
  void forEach(LevelVisitor visitor) {
    forEach(size, visitor);
  }

  /** Visits the best levels, the best first. */
  void forEach(int max, LevelVisitor visitor) {
    for (int i = size - 1; i >= Math.max(0, size - max); i--) {
      visitor.level(
          ask, priceMantissas[i], priceScales[i], quantityMantissas[i], quantityScales[i]);
    }
  }

  /**
   * Lists what makes these levels the others: new and changed ones, the best first, then those that
   * are gone, with quantity 0. A level that is written with other digits has changed.
   */
  void difference(BookSide next, LevelList changes) {
    for (int i = next.size - 1; i >= 0; i--) {
      int found = search(next.priceMantissas[i], next.priceScales[i]);
      if (found < 0
          || priceScales[found] != next.priceScales[i]
          || quantityMantissas[found] != next.quantityMantissas[i]
          || quantityScales[found] != next.quantityScales[i]) {
        changes.add(
            ask,
            next.priceMantissas[i],
            next.priceScales[i],
            next.quantityMantissas[i],
            next.quantityScales[i]);
      }
    }
    for (int i = size - 1; i >= 0; i--) {
      if (next.search(priceMantissas[i], priceScales[i]) < 0) {
        changes.add(ask, priceMantissas[i], priceScales[i], 0, 0);
      }
    }
  }

  /** Drops the worst levels beyond a number and adds them to a list, with quantity 0. */
  void trim(int depth, LevelList dropped) {
    int count = size - depth;
    if (count > 0) {
      for (int i = 0; i < count; i++) {
        dropped.add(ask, priceMantissas[i], priceScales[i], 0, 0);
      }
      shift(count, 0, depth);
      size = depth;
    }
  }

  /** Whether the best price of these bids is at or above the best of those asks. */
  boolean reaches(BookSide asks) {
    return size > 0
        && asks.size > 0
        && ScaledDecimals.compare(
                priceMantissas[size - 1],
                priceScales[size - 1],
                asks.priceMantissas[asks.size - 1],
                asks.priceScales[asks.size - 1])
            >= 0;
  }

  /** Index of the price, or {@code -(insertion point) - 1}. */
  private int search(long priceMantissa, int priceScale) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int byPrice =
          ScaledDecimals.compare(
              priceMantissas[middle], priceScales[middle], priceMantissa, priceScale);
      int order = ask ? -byPrice : byPrice;
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  private int insert(int at) {
    if (size == priceMantissas.length) {
      grow();
    }
    shift(at, at + 1, size - at);
    size++;
    return at;
  }

  private void remove(int at) {
    shift(at + 1, at, size - at - 1);
    size--;
  }

  private void shift(int from, int to, int count) {
    System.arraycopy(priceMantissas, from, priceMantissas, to, count);
    System.arraycopy(priceScales, from, priceScales, to, count);
    System.arraycopy(quantityMantissas, from, quantityMantissas, to, count);
    System.arraycopy(quantityScales, from, quantityScales, to, count);
  }

  private void grow() {
    int capacity = size * 2;
    priceMantissas = Arrays.copyOf(priceMantissas, capacity);
    priceScales = Arrays.copyOf(priceScales, capacity);
    quantityMantissas = Arrays.copyOf(quantityMantissas, capacity);
    quantityScales = Arrays.copyOf(quantityScales, capacity);
  }
}
