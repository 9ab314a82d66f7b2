/**
 * Health, the node's name, and what runs first when the application starts.
 *
 * <p>Depends on {@code control}, {@code entity}, {@code streaming.work}, Jakarta Persistence and
 * Flyway.
 */
package org.tradewire.trading.monitoring.boundary;
