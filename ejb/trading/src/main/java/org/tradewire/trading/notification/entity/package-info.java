/**
 * Rules of notification and what was sent by them.
 *
 * <p>Depends on {@code signal.entity}, {@code market.entity}, {@code shared} and {@code
 * shared.webhook}.
 */
package org.tradewire.trading.notification.entity;
