/**
 * One form for every refusal: {@code application/problem+json} (RFC 9457), whichever part of the
 * system refuses.
 *
 * <p>May depend on {@code web.json}, on streaming's writer of JSON, on {@code trading.shared} (a
 * refusal brings its kind and its code, so no component is known here), and on JAX-RS and servlets.
 */
package org.tradewire.web.problem;
