/**
 * The decisions of orders and positions: what may be opened, what is filled or closed at a price,
 * what it brings. Pure, apart from the repository, the session on one account, the turns of the
 * watch, which ask for a ledger, and the shards, which are leased and published through the relay.
 *
 * <p>Of an account it knows the open book and the watched copy, never the stored challenge.
 *
 * <p>Depends on {@code entity}, {@code wire}, {@code challenge}, {@code instrument}, {@code
 * market}, {@code shared}, {@code template}, {@code streaming} and Jakarta Persistence.
 */
package org.tradewire.trading.order.control;
