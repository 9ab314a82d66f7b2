/**
 * Challenges and trades as they are answered, and the questions for them. Money has 2 decimals.
 *
 * <p>May depend on the component's entity package, on {@code shared} and on {@code
 * template.entity}.
 */
package org.tradewire.trading.challenge.entity.view;
