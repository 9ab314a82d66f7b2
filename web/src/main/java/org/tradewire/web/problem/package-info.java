/**
 * One form for every refusal: {@code application/problem+json} (RFC 9457), whichever part of the
 * system refuses.
 *
 * <p>May depend on {@code web.json}, on the refusals of the business components, and on JAX-RS and
 * servlets.
 */
package org.tradewire.web.problem;
