/**
 * A market that does not exist, for demonstration and load: prices are a function of seed and time,
 * books are never crossed, trades eat the best levels. Prices and quantities are whole ticks and
 * lots. What the market would have traded before it opened can be asked for as candles. Depends on
 * {@code market} and the values of {@code feed.ring} and {@code feed.api}.
 */
package org.tradewire.collector.simulator;
