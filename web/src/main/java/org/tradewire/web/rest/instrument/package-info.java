/**
 * REST: instruments and the economic calendar. Depends on {@code web.rest}, {@code web.rest.order},
 * {@code web.json}, {@code trading.instrument} and {@code trading.shared}.
 */
package org.tradewire.web.rest.instrument;
