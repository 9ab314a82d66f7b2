package org.tradewire.feed.api;

/**
 * One trade of a venue.
 *
 * <p>Prices and quantities are decimals {@code mantissa * 10^-scale}; the scale keeps the trailing
 * zeros that the venue sent. Times are nanoseconds since the Unix epoch, UTC.
 *
 * @param venue canonical venue name in capitals
 * @param symbol canonical symbol, for instance {@code BTC-USD}
 * @param epoch changes when the collector numbers the channel anew
 * @param seq position in channel {@code trades:venue:symbol}; consecutive within an epoch
 * @param aggressor side of the taker
 * @param tradeId the venue's own trade id
 * @param exchangeTimeNs when the venue says that it traded
 * @param receiveTimeNs when the collector received the message
 * @param ringWriteTimeNs when the collector wrote the record into the ring
 */
public record TradeTick(
    String venue,
    String symbol,
    long epoch,
    long seq,
    long priceMantissa,
    int priceScale,
    long quantityMantissa,
    int quantityScale,
    Side aggressor,
    long tradeId,
    long exchangeTimeNs,
    long receiveTimeNs,
    long ringWriteTimeNs)
    implements FeedEvent {}
