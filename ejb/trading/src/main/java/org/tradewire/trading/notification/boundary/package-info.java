/**
 * Users' rules of notification, and what is sent by them.
 *
 * <p>Depends on {@code notification.control}, {@code notification.entity}, {@code
 * account.boundary}, {@code account.entity}, {@code audit.boundary}, {@code signal.boundary},
 * {@code signal.entity}, {@code shared}, {@code shared.webhook}, {@code streaming.channel} and
 * {@code streaming.work}.
 */
package org.tradewire.trading.notification.boundary;
