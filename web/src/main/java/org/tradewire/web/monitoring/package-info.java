/**
 * The figures of this node for operators: samples the streaming core, offers its totals through
 * MicroProfile Metrics, and writes everything in Prometheus' text format.
 *
 * <p>Depends on MicroProfile Metrics and Config, {@code streaming.meter}, {@code streaming.work},
 * {@code trading.configuration}, {@code trading.market}, {@code trading.order}, {@code
 * trading.setting} and {@code trading.shared}; REST resources call it.
 */
package org.tradewire.web.monitoring;
