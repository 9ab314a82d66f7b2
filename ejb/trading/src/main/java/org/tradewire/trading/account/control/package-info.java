/**
 * Decisions and techniques behind accounts: password hashing, keys, token contents, throttling,
 * SQL.
 *
 * <p>May depend on the component's entity package, jose4j and password4j; begins no transaction.
 */
package org.tradewire.trading.account.control;
