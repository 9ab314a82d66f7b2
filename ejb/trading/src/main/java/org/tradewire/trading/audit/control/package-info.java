/**
 * SQL of the audit log. Begins no transaction.
 *
 * <p>May depend on the component's entity package and on Jakarta Persistence.
 */
package org.tradewire.trading.audit.control;
