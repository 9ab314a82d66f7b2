package org.tradewire.collector.market;

import java.util.Arrays;

/**
 * A reused list of absolute price levels. Decimals are {@code mantissa * 10^-scale}, all at least
 * 0; quantity 0 removes a level. Grows as needed and is never shrunk; not thread-safe.
 */
public final class LevelList {

  private static final int INITIAL_CAPACITY = 64;

  private boolean[] asks;
  private long[] priceMantissas;
  private byte[] priceScales;
  private long[] quantityMantissas;
  private byte[] quantityScales;
  private int size;

  /** A list without levels. */
  public LevelList() {
    this(INITIAL_CAPACITY);
  }

  private LevelList(int capacity) {
    asks = new boolean[capacity];
    priceMantissas = new long[capacity];
    priceScales = new byte[capacity];
    quantityMantissas = new long[capacity];
    quantityScales = new byte[capacity];
  }

  /** Takes a level up at the end of the list. */
  public LevelList add(
      boolean ask, long priceMantissa, int priceScale, long quantityMantissa, int quantityScale) {
    if (size == asks.length) {
      grow();
    }
    asks[size] = ask;
    priceMantissas[size] = priceMantissa;
    priceScales[size] = (byte) priceScale;
    quantityMantissas[size] = quantityMantissa;
    quantityScales[size] = (byte) quantityScale;
    size++;
    return this;
  }

  /** Empties the list. */
  public LevelList clear() {
    size = 0;
    return this;
  }

  public int size() {
    return size;
  }

  /** Whether level {@code i} is an ask, otherwise a bid. */
  public boolean ask(int i) {
    return asks[i];
  }

  public long priceMantissa(int i) {
    return priceMantissas[i];
  }

  public int priceScale(int i) {
    return priceScales[i];
  }

  /** 0 removes the level. */
  public long quantityMantissa(int i) {
    return quantityMantissas[i];
  }

  public int quantityScale(int i) {
    return quantityScales[i];
  }

  /** A list of its own with the same levels, and no room for more until it is needed. */
  public LevelList copy() {
    LevelList copy = new LevelList(size);
    for (int i = 0; i < size; i++) {
      copy.add(asks[i], priceMantissas[i], priceScales[i], quantityMantissas[i], quantityScales[i]);
    }
    return copy;
  }

  private void grow() {
    int capacity = Math.max(INITIAL_CAPACITY, size * 2);
    asks = Arrays.copyOf(asks, capacity);
    priceMantissas = Arrays.copyOf(priceMantissas, capacity);
    priceScales = Arrays.copyOf(priceScales, capacity);
    quantityMantissas = Arrays.copyOf(quantityMantissas, capacity);
    quantityScales = Arrays.copyOf(quantityScales, capacity);
  }
}
