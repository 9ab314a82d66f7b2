/**
 * Raising, acknowledging, resolving and asking for alerts. Transactions begin here.
 *
 * <p>Depends on {@code alert.control}, {@code alert.entity}, {@code account.entity}, {@code
 * audit.boundary}, {@code outbox}, {@code shared} and {@code streaming}.
 */
package org.tradewire.trading.alert.boundary;
