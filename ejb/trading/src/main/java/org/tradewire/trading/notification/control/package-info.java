/**
 * Which events are told by which rules, what is sent of them and what follows an attempt; where
 * transactions matter, in those of the caller.
 *
 * <p>Depends on {@code notification.entity}, {@code account.entity}, {@code signal.entity}, {@code
 * market.entity}, {@code shared}, {@code shared.webhook}, Jakarta Persistence and MicroProfile
 * Config.
 */
package org.tradewire.trading.notification.control;
