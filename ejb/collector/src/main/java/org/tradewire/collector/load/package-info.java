/**
 * Trades for measuring: one symbol, one trade at a time, at an exact rate, ordered line by line.
 * Depends on {@code venue} alone.
 */
package org.tradewire.collector.load;
