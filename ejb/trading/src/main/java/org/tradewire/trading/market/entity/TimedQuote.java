package org.tradewire.trading.market.entity;

/**
 * The best prices of a book, and when the message came that made it.
 *
 * @param best null where the node has lost the book
 * @param exchangeNs the exchange's time, nanoseconds since the Unix epoch; 0 where it gives none
 * @param receivedNs when the collector wrote it into the ring, by its clock; 0 with a lost book
 */
public record TimedQuote(BestPrices best, long exchangeNs, long receivedNs) {

  /** Nothing is known of the book for now. */
  public static final TimedQuote LOST = new TimedQuote(null, 0, 0);
}
