/**
 * Where market data enters (a message-driven bean), where it is asked for (the catalogue), and
 * where it is joined to the streaming hub and relayed to other nodes. Candles, open interest and
 * liquidations are stored, in a transaction each; candles of before this system ran are asked of
 * the collectors that know them.
 *
 * <p>Depends on {@code control}, {@code control.demo}, {@code control.futures}, {@code
 * control.history}, {@code control.ingest}, {@code entity}, {@code entity.ingest}, {@code account},
 * {@code audit}, {@code monitoring}, {@code shared}, {@code feed.api} and {@code streaming}.
 */
package org.tradewire.trading.market.boundary;
