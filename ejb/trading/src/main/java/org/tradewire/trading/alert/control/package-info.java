/**
 * SQL of alerts, and the channels that hear of one.
 *
 * <p>Depends on {@code alert.entity}, {@code alert.wire}, {@code outbox.entity}, {@code
 * streaming.channel} and Jakarta Persistence.
 */
package org.tradewire.trading.alert.control;
