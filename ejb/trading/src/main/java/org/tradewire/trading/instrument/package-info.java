/**
 * What is traded and on which terms: contract, lots, margin, costs, currencies; what it costs now,
 * at the one venue whose prices count; and the economic calendar of those currencies.
 *
 * <p>Depends on {@code account} (who calls), {@code market} (books and tapes), {@code audit},
 * {@code monitoring} (long transactions, the node's name), {@code shared}, {@code feed.api} and
 * {@code streaming} (leases, what nodes tell each other, jobs, meters).
 */
package org.tradewire.trading.instrument;
