/**
 * State and values of market data: an order book, a tape, an instrument at a venue. Depends on
 * feed.api alone.
 */
package org.tradewire.trading.market.entity;
