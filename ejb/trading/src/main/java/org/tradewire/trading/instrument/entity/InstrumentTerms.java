package org.tradewire.trading.instrument.entity;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;

/**
 * What an administrator may change of an instrument. Amounts a lot are in the quote currency,
 * percent fields are percent points.
 *
 * @param tickSize prices are multiples of it
 * @param pipSize what people count price differences in
 * @param lotStep quantities are multiples of it
 * @param marginPercent share of the value that an open position binds
 * @param commissionPerLot for opening and closing together
 * @param commissionPercent of the value opened, for opening and closing together
 * @param swapLong what a bought lot brings in a night; negative where it costs
 * @param swapTripleDay the night that counts for the weekend; null where every night counts once
 * @param venues whose prices are taken, best first; at least one
 * @param guard when a quote is good; null: as before, and of a new instrument as is usual for its
 *     currencies
 * @param enabled whether positions may be opened
 */
public record InstrumentTerms(
    BigDecimal tickSize,
    BigDecimal pipSize,
    BigDecimal lotStep,
    BigDecimal minimumLots,
    BigDecimal maximumLots,
    BigDecimal marginPercent,
    BigDecimal commissionPerLot,
    BigDecimal commissionPercent,
    BigDecimal swapLong,
    BigDecimal swapShort,
    DayOfWeek swapTripleDay,
    List<String> venues,
    PriceGuard guard,
    boolean enabled) {

  /** Copies the venues. */
  public InstrumentTerms {
    venues = List.copyOf(venues);
  }

  /** The same with other venues. */
  public InstrumentTerms withVenues(List<String> others) {
    return new InstrumentTerms(
        tickSize,
        pipSize,
        lotStep,
        minimumLots,
        maximumLots,
        marginPercent,
        commissionPerLot,
        commissionPercent,
        swapLong,
        swapShort,
        swapTripleDay,
        others,
        guard,
        enabled);
  }

  /** Terms that leave it as it is when a quote is good. */
  public InstrumentTerms(
      BigDecimal tickSize,
      BigDecimal pipSize,
      BigDecimal lotStep,
      BigDecimal minimumLots,
      BigDecimal maximumLots,
      BigDecimal marginPercent,
      BigDecimal commissionPerLot,
      BigDecimal commissionPercent,
      BigDecimal swapLong,
      BigDecimal swapShort,
      DayOfWeek swapTripleDay,
      List<String> venues,
      boolean enabled) {
    this(
        tickSize,
        pipSize,
        lotStep,
        minimumLots,
        maximumLots,
        marginPercent,
        commissionPerLot,
        commissionPercent,
        swapLong,
        swapShort,
        swapTripleDay,
        venues,
        null,
        enabled);
  }
}
