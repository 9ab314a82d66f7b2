/**
 * The audit log: who did what to what. Lines are added in the transaction of what they report and
 * are never changed.
 *
 * <p>Depends on {@code shared} alone; every component that lets somebody change something uses it.
 */
package org.tradewire.trading.audit;
