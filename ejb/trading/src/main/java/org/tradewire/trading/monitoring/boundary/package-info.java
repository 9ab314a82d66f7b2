/**
 * Readiness, the node's name, and what runs first when the application starts.
 *
 * <p>May depend on the component's control and entity packages, on Jakarta Persistence and on
 * Flyway.
 */
package org.tradewire.trading.monitoring.boundary;
