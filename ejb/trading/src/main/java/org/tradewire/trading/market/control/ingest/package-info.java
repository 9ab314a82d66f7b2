/**
 * Reads what is imported: files as exchanges publish them and rows of other programs, row by row in
 * bounded memory, and decides what of it can be used. Plain code without a database.
 *
 * <p>Depends on {@code market.entity}, {@code market.entity.ingest}, {@code control.history},
 * {@code feed.api} and {@code shared}.
 */
package org.tradewire.trading.market.control.ingest;
