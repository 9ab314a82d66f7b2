/**
 * The keys of the web tier, what is in force of a key, and which build this is.
 *
 * <p>Depends on {@code shared} and {@code streaming.session}.
 */
package org.tradewire.trading.configuration.entity;
