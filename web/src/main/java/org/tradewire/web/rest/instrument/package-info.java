/**
 * REST: instruments and the economic calendar. Depends on {@code web.rest}, {@code web.json},
 * {@code trading.instrument}, {@code trading.market}, {@code trading.shared} and {@code
 * streaming.message}.
 */
package org.tradewire.web.rest.instrument;
