/**
 * What is traded and on which terms: contract, lots, margin, costs, currencies; and the economic
 * calendar of those currencies.
 *
 * <p>Depends on {@code account} (who calls), {@code market} (prices), {@code audit}, {@code
 * monitoring} (long transactions) and {@code shared}.
 */
package org.tradewire.trading.instrument;
