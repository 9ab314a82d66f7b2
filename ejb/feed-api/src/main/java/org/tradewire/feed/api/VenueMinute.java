package org.tradewire.feed.api;

/**
 * A candle of one minute that is over, as the venue has it. It corrects what was made of trades.
 *
 * @param venue canonical venue name in capitals
 * @param symbol canonical symbol, for instance {@code BTC-USD}
 * @param candle its figures
 * @param ringWriteTimeNs when the collector wrote the record into the ring
 */
public record VenueMinute(String venue, String symbol, VenueCandle candle, long ringWriteTimeNs)
    implements FeedEvent {}
