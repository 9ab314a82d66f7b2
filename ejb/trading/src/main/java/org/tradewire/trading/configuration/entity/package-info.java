/**
 * The keys of the web tier, and what is in force of a key.
 *
 * <p>Depends on {@code shared} and {@code streaming.session}.
 */
package org.tradewire.trading.configuration.entity;
