/**
 * SQL of the audit log. Begins no transaction.
 *
 * <p>Depends on {@code entity} and Jakarta Persistence.
 */
package org.tradewire.trading.audit.control;
