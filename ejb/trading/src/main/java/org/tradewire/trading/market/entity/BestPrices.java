package org.tradewire.trading.market.entity;

import org.tradewire.feed.api.LevelChange;

/**
 * The best level of each side of a book.
 *
 * @param bid null where nobody buys
 * @param ask null where nobody sells
 */
public record BestPrices(LevelChange bid, LevelChange ask) {}
