/**
 * The node's configuration, its data source and clock, and the bridge from Hibernate to the
 * server's transactions.
 *
 * <p>Depends on {@code entity}, {@code shared}, Hibernate's service interfaces and JNDI.
 */
package org.tradewire.trading.monitoring.control;
