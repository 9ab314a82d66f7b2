/**
 * The configuration of relay and writers.
 *
 * <p>Depends on {@code shared} and MicroProfile Config.
 */
package org.tradewire.trading.relay.control;
