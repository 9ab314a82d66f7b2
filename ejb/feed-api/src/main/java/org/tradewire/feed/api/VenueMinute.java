package org.tradewire.feed.api;

import java.math.BigDecimal;

/**
 * A candle of one minute that is over, as the venue has it. It corrects what was made of trades.
 *
 * @param venue canonical venue name in capitals
 * @param symbol canonical symbol, for instance {@code BTC-USD}
 * @param openTimeNs beginning of the minute, nanoseconds since the Unix epoch
 * @param volume in units of the base currency
 * @param takerBuyVolume the part of {@code volume} in which the taker bought; null where the venue
 *     does not say
 * @param quoteVolume in units of the quote currency; null where the venue does not say
 * @param trades how many; 0 where the venue does not say
 * @param ringWriteTimeNs when the collector wrote the record into the ring
 */
public record VenueMinute(
    String venue,
    String symbol,
    long openTimeNs,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal takerBuyVolume,
    BigDecimal quoteVolume,
    long trades,
    long ringWriteTimeNs)
    implements FeedEvent {}
