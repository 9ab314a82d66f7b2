/**
 * One form for every refusal: {@code application/problem+json} (RFC 9457), whichever part of the
 * system refuses.
 *
 * <p>Depends on {@code web.json}, {@code streaming.message}, {@code trading.shared} (a refusal
 * brings its kind and its code, so no component is known here), JAX-RS and servlets.
 */
package org.tradewire.web.problem;
