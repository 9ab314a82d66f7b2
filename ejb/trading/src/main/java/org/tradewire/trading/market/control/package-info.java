/**
 * Books and tapes per instrument, their encoding as channel messages, and the board of feeds; what
 * is derived of them; and the relay between nodes that have a venue's rings and nodes that do not:
 *
 * <pre>
 *   ring --- MarketData --- FeedRelay --- StreamBroker.broadcast --- RelayedFeeds --- MarketData
 *            (node with the ring)                                    (node without)
 * </pre>
 *
 * <p>Plain Java but for the CDI scope; depends on the entity package, feed.api and streaming.
 */
package org.tradewire.trading.market.control;
