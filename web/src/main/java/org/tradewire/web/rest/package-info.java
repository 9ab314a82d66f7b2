/**
 * The REST interface below {@code /api}: reads JSON, calls one boundary, writes JSON. Decides
 * nothing. Each component of trading has a package of its own below; what all of them use lies
 * here.
 *
 * <p>May depend on JAX-RS, MicroProfile JWT, {@code web.json}, {@code web.problem} and the
 * boundaries and entities of trading.
 */
package org.tradewire.web.rest;
