/**
 * The decisions of orders and positions: what may be opened, what is filled or closed at a price,
 * what it brings. Pure, apart from the repository and the session on one account.
 */
package org.tradewire.trading.order.control;
