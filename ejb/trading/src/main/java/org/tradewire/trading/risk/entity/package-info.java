/**
 * Scores, their inputs and levels, and the metrics with their severities.
 *
 * <p>May depend on {@code challenge.entity} and {@code shared}.
 */
package org.tradewire.trading.risk.entity;
