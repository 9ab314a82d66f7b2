/**
 * Alerts as other programs post them, who may post how many, the stored hooks, and the way in
 * through Redis. No transactions of its own.
 *
 * <p>Depends on {@code signal.control}, {@code signal.entity}, {@code signal.entity.producer},
 * {@code market.entity}, {@code monitoring.entity}, {@code shared}, {@code streaming.relay}, {@code
 * streaming.work}, Jakarta JSON and Jakarta Persistence.
 */
package org.tradewire.trading.signal.control.producer;
