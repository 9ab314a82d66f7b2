/**
 * REST: books, tapes, candles, open interest, liquidations, their imports, and feeds. Depends on
 * {@code web.rest}, {@code web.json}, {@code web.problem}, {@code trading.account}, {@code
 * trading.market}, {@code trading.shared} and {@code feed.api}.
 */
package org.tradewire.web.rest.market;
