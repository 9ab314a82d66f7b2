/**
 * The decisions of a challenge: what a trade does to it, which rule it breaks, when to warn, how
 * far it is from its objectives; pure. And what is stored and read of it, by aggregate, in the
 * caller's transaction.
 *
 * <p>May depend on the component's entity packages, on {@code shared}, {@code template.entity},
 * {@code audit}, {@code outbox.entity} and {@code monitoring.boundary} (long transactions), on
 * Jakarta Persistence, CDI events, JSON-P and MicroProfile Config; reads no clock.
 */
package org.tradewire.trading.challenge.control;
