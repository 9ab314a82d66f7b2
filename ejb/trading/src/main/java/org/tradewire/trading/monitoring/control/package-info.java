/**
 * The node's configuration, its health, data source and clock, and the bridge from Hibernate to the
 * server's transactions.
 *
 * <p>Depends on {@code entity}, {@code audit.boundary}, {@code audit.entity}, {@code shared},
 * {@code streaming.relay}, {@code streaming.session}, {@code streaming.work}, Flyway, Hibernate's
 * service interfaces and JNDI.
 */
package org.tradewire.trading.monitoring.control;
