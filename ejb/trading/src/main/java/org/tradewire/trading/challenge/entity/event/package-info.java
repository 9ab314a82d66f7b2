/**
 * What happened to a challenge, numbered without a hole, with the data its room gets.
 *
 * <p>May depend on the component's entity package, on {@code shared}, on the form of outbox events
 * and on streaming's channel names.
 */
package org.tradewire.trading.challenge.entity.event;
