/**
 * What happened to a challenge, numbered without a hole. Plain values: how its room is told of them
 * stands in {@code challenge.wire}.
 *
 * <p>Depends on {@code entity} and {@code shared}.
 */
package org.tradewire.trading.challenge.entity.event;
