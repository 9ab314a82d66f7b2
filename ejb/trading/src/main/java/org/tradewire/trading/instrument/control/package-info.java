/**
 * The stored instruments and releases, and the form in which administrators write them.
 *
 * <p>Depends on {@code entity}, {@code monitoring}, {@code shared} and Jakarta Persistence.
 */
package org.tradewire.trading.instrument.control;
