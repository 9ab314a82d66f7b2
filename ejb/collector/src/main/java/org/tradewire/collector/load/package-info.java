/**
 * Trades for measuring: one symbol, one trade at a time, at an exact rate, ordered line by line.
 * Depends on {@code market} alone.
 */
package org.tradewire.collector.load;
