/**
 * Binance's WebSocket feeds, spot and USD-M futures. Depends on {@code venue}, {@code venue.json},
 * {@code market} and the values of {@code feed.api}.
 */
package org.tradewire.collector.venue.binance;
