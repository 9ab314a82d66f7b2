/**
 * What somebody should know or do something about, whoever finds it out.
 *
 * <pre>
 *  a component --AlertDraft--&gt; AlertRaising -&gt; table alert
 *                                   |
 *                                   +--&gt; outbox -&gt; alerts, alerts:market, alerts:monitor, alerts:USER
 *  a subscriber &lt;-- AlertRoom: the unacknowledged criticals first
 * </pre>
 *
 * <p>Depends on {@code account} (who calls), {@code audit}, {@code outbox}, {@code shared} and
 * streaming.
 */
package org.tradewire.trading.alert;
