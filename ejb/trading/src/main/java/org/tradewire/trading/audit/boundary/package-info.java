/**
 * Adding to the audit log and reading it, in the caller's transaction or one of its own.
 *
 * <p>May depend on the component's control and entity packages, and on {@code shared}.
 */
package org.tradewire.trading.audit.boundary;
