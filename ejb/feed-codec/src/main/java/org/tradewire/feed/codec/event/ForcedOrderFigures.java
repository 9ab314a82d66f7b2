package org.tradewire.feed.codec.event;

import java.math.BigDecimal;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.codec.ForcedOrderDecoder;
import org.tradewire.feed.codec.ForcedOrderEncoder;

/** The figures of a forced order in the fields of a record. Stateless. */
public final class ForcedOrderFigures {

  private ForcedOrderFigures() {}

  /** Writes side, figures and time into a record whose header is written. */
  public static ForcedOrderEncoder put(ForcedOrder order, ForcedOrderEncoder record) {
    int priceScale = order.priceScale();
    int quantityScale = order.quantityScale();
    return record
        .exchangeTimeNs(order.exchangeTimeNs())
        .priceMantissa(MinuteFigures.mantissa(order.price(), priceScale))
        .averagePriceMantissa(MinuteFigures.mantissa(order.averagePrice(), priceScale))
        .quantityMantissa(MinuteFigures.mantissa(order.quantity(), quantityScale))
        .filledMantissa(MinuteFigures.mantissa(order.filled(), quantityScale))
        .priceScale((short) priceScale)
        .quantityScale((short) quantityScale)
        .side(SideCodes.of(order.side()));
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException if it cannot be an order: the record is damaged
   */
  static ForcedOrder of(ForcedOrderDecoder record, String venue, String symbol) {
    int priceScale = record.priceScale();
    int quantityScale = record.quantityScale();
    return new ForcedOrder(
        venue,
        symbol,
        SideCodes.side(record.side()),
        BigDecimal.valueOf(record.priceMantissa(), priceScale),
        BigDecimal.valueOf(record.averagePriceMantissa(), priceScale),
        BigDecimal.valueOf(record.quantityMantissa(), quantityScale),
        BigDecimal.valueOf(record.filledMantissa(), quantityScale),
        record.exchangeTimeNs(),
        record.ringWriteTimeNs());
  }
}
