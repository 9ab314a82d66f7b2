/**
 * Users' rules of notification, and what is sent by them.
 *
 * <p>Depends on {@code notification.control}, {@code notification.entity}, {@code account.entity},
 * {@code audit.boundary}, {@code signal.boundary}, {@code signal.entity}, {@code shared}, {@code
 * shared.webhook} and {@code streaming.work}.
 */
package org.tradewire.trading.notification.boundary;
