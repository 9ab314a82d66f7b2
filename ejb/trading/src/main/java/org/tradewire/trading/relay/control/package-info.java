/**
 * The configuration of relay and writers, and whether the relay's address leads to a Redis that can
 * be used.
 *
 * <p>Depends on {@code shared}, {@code streaming.redis} and MicroProfile Config.
 */
package org.tradewire.trading.relay.control;
