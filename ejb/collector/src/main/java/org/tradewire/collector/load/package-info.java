/**
 * Trades for measuring: one symbol, one trade at a time, at an exact rate, ordered line by line.
 * Depends on {@code market} and the values of {@code feed.ring}.
 */
package org.tradewire.collector.load;
