/**
 * Producers that are no services: hooks to which alerts are posted, and a channel of Redis.
 *
 * <p>Depends on {@code signal.boundary}, {@code signal.control}, {@code signal.control.producer},
 * {@code signal.entity}, {@code signal.entity.producer}, {@code signal.entity.strategy}, {@code
 * account.entity}, {@code audit.boundary}, {@code shared}, {@code streaming.relay} and {@code
 * streaming.work}.
 */
package org.tradewire.trading.signal.boundary.producer;
