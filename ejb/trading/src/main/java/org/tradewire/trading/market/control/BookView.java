package org.tradewire.trading.market.control;

import java.util.List;
import org.tradewire.feed.api.LevelChange;

/**
 * The best levels of a book at one version, best first.
 *
 * @param ringWriteTimeNs when that version was written into the ring
 */
record BookView(
    String venue,
    String symbol,
    long epoch,
    long version,
    List<LevelChange> bids,
    List<LevelChange> asks,
    long ringWriteTimeNs) {}
