/**
 * Where market data enters (a message-driven bean), where it is asked for (the catalogue), and
 * where it is joined to the streaming hub and relayed to other nodes. Only candles are stored, in a
 * transaction each; those of before this system ran are asked of the collectors that know them.
 *
 * <p>May depend on the component's control and entity packages, on {@code account}, {@code audit},
 * monitoring.boundary, feed.api and streaming.
 */
package org.tradewire.trading.market.boundary;
