package org.tradewire.feed.ring;

/**
 * One trade on its way from a venue's session into a ring. Reused from trade to trade, so that a
 * busy market makes no garbage: whoever is handed one reads it during the call and keeps nothing of
 * it. Belongs to one thread.
 */
public final class TradeRecord {

  private String symbol;
  private long priceMantissa;
  private int priceScale;
  private long quantityMantissa;
  private int quantityScale;
  private boolean aggressorSold;
  private long tradeId;
  private long exchangeTimeNs;
  private long receiveTimeNs;

  /**
   * Begins the next trade; nothing of the one before is left.
   *
   * @param next canonical symbol, at most 24 ASCII characters
   */
  public TradeRecord begin(String next) {
    symbol = next;
    tradeId = 0;
    aggressorSold = false;
    return price(0, 0).quantity(0, 0).times(0, 0);
  }

  /**
   * What one unit cost: {@code mantissa * 10^-scale}.
   *
   * @param scale 0 to 18
   */
  public TradeRecord price(long mantissa, int scale) {
    priceMantissa = mantissa;
    priceScale = scale;
    return this;
  }

  /**
   * How much was traded: {@code mantissa * 10^-scale}.
   *
   * @param scale 0 to 18
   */
  public TradeRecord quantity(long mantissa, int scale) {
    quantityMantissa = mantissa;
    quantityScale = scale;
    return this;
  }

  /** Whether the taker sold, otherwise he bought. */
  public TradeRecord aggressorSold(boolean sold) {
    aggressorSold = sold;
    return this;
  }

  /** The venue's own number, 0 where it gives none. */
  public TradeRecord tradeId(long id) {
    tradeId = id;
    return this;
  }

  /**
   * When the trade happened and when it came here, nanoseconds since the Unix epoch.
   *
   * @param exchangeNs 0 where the venue gives none
   */
  public TradeRecord times(long exchangeNs, long receiveNs) {
    exchangeTimeNs = exchangeNs;
    receiveTimeNs = receiveNs;
    return this;
  }

  /** Canonical symbol. */
  public String symbol() {
    return symbol;
  }

  /** Price times {@code 10^priceScale}. */
  public long priceMantissa() {
    return priceMantissa;
  }

  /** Digits of the price after the point. */
  public int priceScale() {
    return priceScale;
  }

  /** Quantity times {@code 10^quantityScale}. */
  public long quantityMantissa() {
    return quantityMantissa;
  }

  /** Digits of the quantity after the point. */
  public int quantityScale() {
    return quantityScale;
  }

  /** Whether the taker sold. */
  public boolean aggressorSold() {
    return aggressorSold;
  }

  /** The venue's own number, 0 where it gives none. */
  public long tradeId() {
    return tradeId;
  }

  /** Nanoseconds since the Unix epoch, 0 where the venue gives none. */
  public long exchangeTimeNs() {
    return exchangeTimeNs;
  }

  /** Nanoseconds since the Unix epoch. */
  public long receiveTimeNs() {
    return receiveTimeNs;
  }
}
