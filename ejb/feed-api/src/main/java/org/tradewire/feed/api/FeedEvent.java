package org.tradewire.feed.api;

/** Something that one venue's feed reports. */
public sealed interface FeedEvent
    permits TradeTick,
        BookDelta,
        VenueMinute,
        OpenInterest,
        ForcedOrder,
        FeedGap,
        FeedHealth,
        FeedFound {

  /** The venue's canonical name in capitals, for instance {@code COINBASE}. */
  String venue();
}
