/**
 * Templates: which challenges are on offer, and by which terms an account is judged that was bought
 * from one of their versions.
 *
 * <p>Depends on {@code account} (who calls), {@code audit} and {@code shared}. Of accounts it knows
 * the figures that a limit is measured with, never an account.
 */
package org.tradewire.trading.template;
