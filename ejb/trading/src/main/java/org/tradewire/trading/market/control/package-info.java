/**
 * Books and tapes per instrument, their messages on channels, and the board of feeds; what is
 * derived of them; and the relay between nodes that have a venue's rings and nodes that do not:
 *
 * <pre>
 *   ring --- MarketData --- FeedRelay --- StreamBroker.broadcast --- RelayedFeeds --- MarketData
 *            (node with the ring)                                    (node without)
 * </pre>
 *
 * <p>Stored are candles alone, in the transaction of the caller. Depends on {@code
 * control.futures}, {@code entity}, {@code wire}, {@code shared}, {@code feed.api}, {@code
 * streaming}, Jakarta Persistence and MicroProfile Config.
 */
package org.tradewire.trading.market.control;
