/**
 * What the web tier asks of templates, and what other components ask about agreed terms.
 *
 * <p>Depends on {@code control}, {@code entity}, {@code account}, {@code audit} and {@code shared}.
 */
package org.tradewire.trading.template.boundary;
