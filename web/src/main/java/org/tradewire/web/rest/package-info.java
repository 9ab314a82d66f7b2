/**
 * The REST interface below {@code /api}: reads JSON, calls one boundary, writes JSON. Decides
 * nothing. Each component of trading has a package of its own below; what all of them use lies
 * here.
 *
 * <p>Each resource method says with {@link org.tradewire.web.rest.Takes}, {@link
 * org.tradewire.web.rest.Answer} and {@link org.tradewire.web.rest.Refuses} what the OpenAPI
 * document says of it; each package keeps the {@link org.tradewire.web.rest.Shape}s of its JSON,
 * and {@code ApiVocabulary} of the package {@code node} lists all of them.
 *
 * <p>Depends on JAX-RS, MicroProfile JWT and Config, the servlet API, {@code web.json}, {@code
 * web.problem}, {@code trading.account}, which says who calls, {@code trading.configuration}, which
 * says which build this is and whose pages may call, {@code trading.monitoring}, {@code
 * trading.shared} and {@code streaming.message}.
 */
package org.tradewire.web.rest;
