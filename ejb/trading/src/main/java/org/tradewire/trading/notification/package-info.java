/**
 * Tells users of signals: by rules of their own, in their browser or by a webhook.
 *
 * <pre>
 *  signal_event -&gt; NotificationIntake: rules in memory -&gt; notification_delivery, cursor     one transaction
 *                                                              |
 *  any node: NotificationSending -&gt; NotificationDeliveries.claim -+-&gt; WebhookSender -&gt; NotificationDeliveries.ended
 *  browser: rules over REST, signals over their channels
 * </pre>
 *
 * <p>Depends on {@code signal}, {@code market} (time frames), {@code account} (who calls), {@code
 * audit}, {@code shared} and streaming.
 */
package org.tradewire.trading.notification;
