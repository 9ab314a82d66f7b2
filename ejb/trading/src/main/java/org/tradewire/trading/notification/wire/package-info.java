/**
 * How rules and deliveries look to their owner.
 *
 * <p>Depends on {@code notification.entity}, {@code signal.entity}, {@code shared}, {@code
 * shared.webhook} and {@code streaming.message}.
 */
package org.tradewire.trading.notification.wire;
