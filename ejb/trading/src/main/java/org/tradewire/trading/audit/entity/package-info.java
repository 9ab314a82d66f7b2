/**
 * The stored line of the audit log, and what it says.
 *
 * <p>May depend on the JDK and Jakarta Persistence alone.
 */
package org.tradewire.trading.audit.entity;
