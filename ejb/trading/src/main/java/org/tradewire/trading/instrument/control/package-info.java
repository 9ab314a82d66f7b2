/**
 * The stored instruments and releases, and the form in which administrators write them; and what
 * makes prices of the quotes of venues.
 *
 * <p>Depends on {@code entity}, {@code market}, {@code monitoring}, {@code shared} and
 * Jakarta Persistence.
 */
package org.tradewire.trading.instrument.control;
