/**
 * REST: orders and positions. Depends on {@code web.rest}, {@code trading.order} and {@code
 * trading.shared}.
 */
package org.tradewire.web.rest.order;
