/**
 * How good signals are: outcomes added up, and figures that follow from the sums.
 *
 * <p>Depends on {@code signal.entity} and {@code market.entity}.
 */
package org.tradewire.trading.signal.entity.performance;
