/**
 * Taking, storing, telling, finding and judging signals, and making them.
 *
 * <p>Depends on {@code signal.control}, {@code signal.control.outcome}, {@code
 * signal.control.producer}, {@code signal.control.strategy}, {@code signal.entity}, {@code
 * signal.entity.event}, {@code signal.entity.performance}, {@code signal.entity.producer}, {@code
 * signal.entity.strategy}, {@code signal.wire}, {@code account.entity}, {@code audit.boundary},
 * {@code market}, {@code monitoring.entity}, {@code outbox}, {@code shared} and {@code streaming}.
 */
package org.tradewire.trading.signal.boundary;
