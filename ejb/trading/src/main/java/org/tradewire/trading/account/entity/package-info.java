/**
 * State and values of accounts: the stored user, the caller of a boundary, refusals.
 *
 * <p>May depend on the JDK and Jakarta Persistence alone.
 */
package org.tradewire.trading.account.entity;
