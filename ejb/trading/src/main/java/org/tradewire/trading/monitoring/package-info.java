/**
 * Whether this node can work: start-up checks, migrations, health, and the node's name. Holds the
 * technical producers that every component injects (clock, data source).
 *
 * <p>Other components contribute to health by implementing {@link
 * org.tradewire.trading.monitoring.entity.HealthCheck}; this component depends on none of them, but
 * on {@code audit} (who took the node out of service), {@code shared}, {@code streaming.relay},
 * {@code streaming.session} and {@code streaming.work}.
 */
package org.tradewire.trading.monitoring;
