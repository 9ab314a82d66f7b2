/**
 * The stored history of futures venues, open interest and liquidations: statements, in the
 * transaction of the caller. Beside {@code control} and not in it, which knows live books and tapes
 * and has its fill of classes; neither sees the other.
 *
 * <p>Depends on {@code market.entity}, {@code monitoring.boundary}, {@code shared}, {@code
 * feed.api} and Jakarta Persistence.
 */
package org.tradewire.trading.market.control.history;
