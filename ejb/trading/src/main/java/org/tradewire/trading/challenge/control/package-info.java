/**
 * The decisions of a challenge: what a trade does to it, which rule it breaks, when to warn, how
 * far it is from its objectives; pure. And what is stored and read of it, by aggregate, in the
 * caller's transaction.
 *
 * <p>Depends on {@code entity}, {@code entity.event}, {@code entity.view}, {@code wire}, {@code
 * audit}, {@code monitoring}, {@code outbox}, {@code setting}, {@code shared}, {@code template},
 * {@code streaming}, Jakarta Persistence, CDI events and MicroProfile Config; reads no clock.
 */
package org.tradewire.trading.challenge.control;
