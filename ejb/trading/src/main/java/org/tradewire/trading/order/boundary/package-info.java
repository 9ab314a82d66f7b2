/** What the web tier asks of orders and positions, and the watch over open accounts. */
package org.tradewire.trading.order.boundary;
