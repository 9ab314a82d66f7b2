/**
 * Adding to the audit log and reading it, in the caller's transaction or one of its own.
 *
 * <p>Depends on {@code control} and {@code entity}, and on {@code shared}.
 */
package org.tradewire.trading.audit.boundary;
