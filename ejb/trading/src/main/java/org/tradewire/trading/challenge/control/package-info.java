/**
 * The decisions of a challenge: what a trade does to it, which rule it breaks, when to warn. Pure,
 * apart from the repository.
 *
 * <p>May depend on the component's entity package; begins no transaction, reads no clock.
 */
package org.tradewire.trading.challenge.control;
