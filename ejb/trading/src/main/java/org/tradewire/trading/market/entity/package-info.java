/**
 * State and values of market data: an order book, a tape, an instrument at a venue. Depends on
 * {@code shared}, {@code feed.api} and {@code streaming}.
 */
package org.tradewire.trading.market.entity;
