/**
 * What the web tier asks of risk scores. Transactions begin here.
 *
 * <p>May depend on the component's control and entity packages, on {@code account}, {@code
 * challenge} and {@code shared}.
 */
package org.tradewire.trading.risk.boundary;
