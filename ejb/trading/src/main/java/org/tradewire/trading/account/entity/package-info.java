/**
 * State and values of accounts: the stored user, the caller of a boundary with what he may, the
 * codes of refusals.
 *
 * <p>Depends on {@code shared}, what {@code audit} writes down, and Jakarta Persistence.
 */
package org.tradewire.trading.account.entity;
