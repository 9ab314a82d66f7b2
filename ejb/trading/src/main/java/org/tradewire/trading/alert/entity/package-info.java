/**
 * Alerts, what raises them and who sees them.
 *
 * <p>Depends on {@code account.entity}, {@code shared} and Jakarta Persistence.
 */
package org.tradewire.trading.alert.entity;
