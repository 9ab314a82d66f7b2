/**
 * Signals for whoever calls.
 *
 * <p>Depends on {@code signal.control.strategy}, {@code signal.entity}, {@code
 * signal.entity.strategy}, {@code account.entity}, {@code audit.boundary}, {@code market.entity},
 * {@code shared} and {@code streaming.work}.
 */
package org.tradewire.trading.signal.boundary;
