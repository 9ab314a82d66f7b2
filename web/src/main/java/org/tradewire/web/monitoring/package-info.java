/**
 * The figures of this node for operators: samples the streaming core, offers its totals through
 * MicroProfile Metrics, and writes everything in Prometheus' text format.
 *
 * <p>May depend on MicroProfile Metrics and on streaming; REST resources call it.
 */
package org.tradewire.web.monitoring;
