/**
 * REST: the node itself: health, figures, audit log and the descriptions of its interfaces. Depends
 * on {@code web.rest}, {@code web.problem}, {@code web.monitoring}, {@code streaming.hub}, {@code
 * streaming.message}, {@code streaming.meter}, {@code trading.account}, {@code trading.audit},
 * {@code trading.market} and {@code trading.monitoring}. The vocabulary of the OpenAPI document
 * depends on the shapes of {@code web.rest.account}, {@code web.rest.alert}, {@code
 * web.rest.challenge}, {@code web.rest.heatmap}, {@code web.rest.instrument}, {@code
 * web.rest.market}, {@code web.rest.notification}, {@code web.rest.order}, {@code web.rest.setting}
 * and {@code web.rest.signal} and the refusals of {@code trading.account}, {@code trading.alert},
 * {@code trading.challenge}, {@code trading.heatmap}, {@code trading.instrument}, {@code
 * trading.market}, {@code trading.notification}, {@code trading.order}, {@code trading.setting},
 * {@code trading.signal}, {@code trading.template} and {@code trading.shared}.
 */
package org.tradewire.web.rest.node;
