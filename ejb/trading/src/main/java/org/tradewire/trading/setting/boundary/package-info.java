/**
 * Where components declare settings and administrators change them, and the watch that learns of
 * changes on every node. Transactions begin here.
 *
 * <p>Depends on {@code control}, {@code entity}, {@code account}, {@code audit}, {@code
 * configuration}, {@code shared}, {@code streaming.relay} and {@code streaming.work}.
 */
package org.tradewire.trading.setting.boundary;
