/**
 * Where texts of the configuration come from, which names scripts and resource adapter read, and
 * what is wrong.
 *
 * <p>Depends on {@code entity}, {@code shared}, {@code feed.api} and MicroProfile Config.
 */
package org.tradewire.trading.configuration.control;
