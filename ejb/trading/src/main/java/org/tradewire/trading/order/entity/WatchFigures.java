package org.tradewire.trading.order.entity;

import org.tradewire.streaming.meter.LatencySnapshot;

/**
 * How the watch over open accounts is doing on this node.
 *
 * @param accounts that it looks at now
 * @param positions of those
 * @param behind how old a price may have been when the watch was through with it
 * @param settled decisions that were done
 * @param outdated decisions that were not, because the account had changed
 */
public record WatchFigures(
    int accounts, int positions, LatencySnapshot behind, long settled, long outdated) {}
