/**
 * Orders placed here against live prices, and the positions they open on challenges' accounts.
 *
 * <p>Depends on {@code account} (who calls), {@code challenge} (the book of an account, and its
 * watched copy), {@code market} (quotes), {@code template} (terms), {@code instrument} (what is
 * traded at which price), {@code outbox} (the form of its events) and {@code shared}. Challenges
 * know nothing of orders.
 */
package org.tradewire.trading.order;
