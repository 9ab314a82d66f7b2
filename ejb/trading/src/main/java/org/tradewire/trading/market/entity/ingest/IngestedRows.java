package org.tradewire.trading.market.entity.ingest;

/**
 * How many rows were imported through a node.
 *
 * @param result what became of them, as a report names it: {@code accepted}
 */
public record IngestedRows(ImportKind kind, String result, long count) {}
