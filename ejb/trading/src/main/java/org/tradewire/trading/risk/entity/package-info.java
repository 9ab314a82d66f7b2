/**
 * Scores, their inputs and levels, and the metrics with their severities.
 *
 * <p>Depends on {@code challenge} and {@code shared}.
 */
package org.tradewire.trading.risk.entity;
