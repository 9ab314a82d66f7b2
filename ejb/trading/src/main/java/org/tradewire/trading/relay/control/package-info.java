/**
 * The configuration of relay and writers.
 *
 * <p>May depend on {@code shared} and on MicroProfile Config.
 */
package org.tradewire.trading.relay.control;
