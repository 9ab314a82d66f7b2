/**
 * REST: orders and positions. Depends on {@code web.rest}, {@code web.json}, {@code trading.order},
 * {@code trading.market} and {@code trading.shared}.
 */
package org.tradewire.web.rest.order;
