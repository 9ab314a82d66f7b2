/**
 * What a score is calculated from. Pure.
 *
 * <p>May depend on the component's entity package, on {@code challenge.entity}, {@code
 * template.entity} and {@code shared}.
 */
package org.tradewire.trading.risk.control;
