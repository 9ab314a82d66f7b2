/**
 * Market data as JSON, for channels and REST alike: every field name stands here and nowhere else.
 * Decimals are strings with the digits of the venue, trailing zeros included. Trades, changes of
 * books and candles pass here thousands of times a second and are written without an object on the
 * way.
 *
 * <p>Seen by the component's control and by the web. Depends on {@code entity}, {@code
 * entity.ingest}, {@code feed.api} and {@code streaming.message}.
 */
package org.tradewire.trading.market.wire;
