/**
 * Whether this node can work: start-up checks, migrations, readiness, and the node's name. Holds
 * the technical producers that every component injects (clock, data source).
 *
 * <p>Other components contribute to readiness by implementing {@link
 * org.tradewire.trading.monitoring.entity.HealthCheck}; this component depends on none of them, but
 * on {@code shared}.
 */
package org.tradewire.trading.monitoring;
