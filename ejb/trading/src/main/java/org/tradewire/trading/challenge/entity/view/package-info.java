/**
 * Challenges and trades as they are answered, and the questions for them. Money has 2 decimals.
 *
 * <p>Depends on {@code entity}, {@code shared} and {@code template}.
 */
package org.tradewire.trading.challenge.entity.view;
