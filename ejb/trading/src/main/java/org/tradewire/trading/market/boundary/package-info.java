/**
 * Where market data enters (a message-driven bean), where it is asked for (the catalogue), and
 * where it is joined to the streaming hub and relayed to other nodes. Only candles are stored, in a
 * transaction each; those of before this system ran are asked of the collectors that know them.
 *
 * <p>Depends on {@code control}, {@code entity}, {@code account}, {@code audit}, {@code
 * monitoring}, {@code shared}, {@code feed.api} and {@code streaming}.
 */
package org.tradewire.trading.market.boundary;
