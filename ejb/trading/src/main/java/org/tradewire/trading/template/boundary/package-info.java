/**
 * What the web tier asks of templates, and what other components ask about agreed terms.
 *
 * <p>May depend on the component's control and entity packages, on {@code account}, {@code audit}
 * and {@code shared}.
 */
package org.tradewire.trading.template.boundary;
