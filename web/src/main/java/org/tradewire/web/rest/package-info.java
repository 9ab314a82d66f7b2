/**
 * The REST interface below {@code /api}: reads JSON, calls one boundary, writes JSON. Decides
 * nothing.
 *
 * <p>May depend on JAX-RS, MicroProfile JWT, {@code web.json}, {@code web.problem} and the
 * boundaries and entities of trading.
 */
package org.tradewire.web.rest;
