/**
 * Market data: order books, tapes and the state of feeds, as they come from the rings of this node.
 *
 * <pre>
 *  resource adapter --batches--&gt; MarketFeedReceiver -&gt; MarketData -&gt; BookChannel, TradeChannel, FeedBoard
 *                                                        |
 *                                                        +--&gt; ChannelHub.publish (encoded once; never blocks)
 *  session subscribes --&gt; ChannelHub -&gt; MarketStreams (ChannelSource) -&gt; full book, last trades, status
 * </pre>
 *
 * <p>Depends on {@code account} (who calls), {@code audit}, {@code monitoring} (the node's name),
 * {@code shared}, feed.api and streaming. Numbers and times of trades and books are the collector's
 * and are passed on as they are.
 */
package org.tradewire.trading.market;
