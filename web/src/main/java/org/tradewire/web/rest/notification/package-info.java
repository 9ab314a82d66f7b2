/**
 * {@code /api/notification-rules} and {@code /api/notification-deliveries}: what users are told of
 * signals.
 *
 * <p>Depends on {@code web.rest}, {@code streaming.message}, {@code trading.market.entity}, {@code
 * trading.notification}, {@code trading.shared} and {@code trading.signal.entity}.
 */
package org.tradewire.web.rest.notification;
