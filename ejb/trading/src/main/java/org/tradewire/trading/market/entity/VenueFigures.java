package org.tradewire.trading.market.entity;

/**
 * What a venue's feeds have brought to this node since it started.
 *
 * @param symbols instruments with a book or trades
 */
public record VenueFigures(
    int symbols, long trades, long tradesPerSecond, DeltaStatistics deltas, long deltasPerSecond) {}
