/**
 * What a score is calculated from. Pure.
 *
 * <p>Depends on {@code entity}, {@code challenge}, {@code shared} and {@code template}.
 */
package org.tradewire.trading.risk.control;
