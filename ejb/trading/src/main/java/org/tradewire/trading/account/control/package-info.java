/**
 * Decisions and techniques of accounts: password hashing, keys, token contents, throttling, SQL.
 *
 * <p>Depends on {@code entity}, {@code shared}, jose4j, password4j, Jakarta Persistence and
 * MicroProfile Config; begins no transaction.
 */
package org.tradewire.trading.account.control;
