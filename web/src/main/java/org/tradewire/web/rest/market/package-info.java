/**
 * REST: books, tapes, candles, open interest, liquidations and feeds. Depends on {@code web.rest},
 * {@code web.json}, {@code trading.market}, {@code trading.shared} and {@code feed.api}.
 */
package org.tradewire.web.rest.market;
