/**
 * The node's configuration, its data source and clock, and the bridge from Hibernate to the
 * server's transactions.
 *
 * <p>May depend on the component's entity package, on Hibernate's service interfaces and on JNDI.
 */
package org.tradewire.trading.monitoring.control;
