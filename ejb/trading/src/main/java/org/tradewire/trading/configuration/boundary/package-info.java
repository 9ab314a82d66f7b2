/**
 * The catalogue of keys, and the check of the configuration, which runs first.
 *
 * <p>Depends on {@code control}, {@code entity}, {@code shared}, CDI and MicroProfile Config.
 */
package org.tradewire.trading.configuration.boundary;
