/**
 * Orders placed here against live prices, and the positions they open on challenges' accounts.
 *
 * <p>Depends on {@code challenge} (the account, its terms and its rules), {@code instrument} (what
 * is traded at which price) and {@code outbox} (the form of its events). Challenges know nothing of
 * orders.
 */
package org.tradewire.trading.order;
