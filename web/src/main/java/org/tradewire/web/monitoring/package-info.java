/**
 * The figures of this node for operators: samples the streaming core, offers its totals through
 * MicroProfile Metrics, and writes everything in Prometheus' text format; the brief ones for the
 * channel {@code dashboard}. Its health for the servers' own pages.
 *
 * <p>Depends on MicroProfile Metrics and Config, {@code health}, {@code feed.api}, {@code
 * streaming.channel}, {@code streaming.hub}, {@code streaming.message}, {@code streaming.meter},
 * {@code streaming.work}, {@code trading.configuration}, {@code trading.heatmap}, {@code
 * trading.instrument}, {@code trading.market}, {@code trading.monitoring}, {@code
 * trading.notification}, {@code trading.order}, {@code trading.setting}, {@code trading.shared} and
 * {@code trading.signal}; REST resources call it.
 */
package org.tradewire.web.monitoring;
