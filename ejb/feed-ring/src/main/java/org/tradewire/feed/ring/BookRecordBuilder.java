package org.tradewire.feed.ring;

/**
 * Collects the levels of one book change or one full book and writes them as a chain of records of
 * at most 16 levels. No level is ever dropped. Reused by its {@link VenueFeedWriter}; belongs to
 * the writer's thread.
 */
public interface BookRecordBuilder {

  /**
   * Adds one absolute level; quantity 0 removes it.
   *
   * @param ask whether the level is an ask, otherwise a bid
   * @param priceMantissa price = mantissa * 10^-scale
   * @param priceScale 0 to 18
   * @param quantityMantissa quantity = mantissa * 10^-scale, at least 0
   * @param quantityScale 0 to 18
   * @throws RingException on a scale or quantity out of range; the level is not added
   */
  BookRecordBuilder level(
      boolean ask, long priceMantissa, int priceScale, long quantityMantissa, int quantityScale);

  /**
   * Writes what is left and ends the chain. A delta without levels writes nothing; a full book
   * without levels writes one record, which says that the book is empty.
   *
   * @return the last version written; for a delta without levels the version before its own
   */
  long commit();
}
