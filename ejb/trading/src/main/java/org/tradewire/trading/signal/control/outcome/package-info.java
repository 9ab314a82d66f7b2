/**
 * What becomes of signals.
 *
 * <pre>
 *  a minute, looked at or closed -&gt; OutcomeRule -&gt; course of the signal
 * </pre>
 *
 * <p>Depends on {@code signal.entity}, {@code market.entity} and {@code shared}.
 */
package org.tradewire.trading.signal.control.outcome;
