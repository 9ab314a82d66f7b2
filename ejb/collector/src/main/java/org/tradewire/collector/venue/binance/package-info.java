/**
 * Binance's WebSocket feeds, spot and USD-M futures. Depends on {@code venue}, {@code venue.json}
 * and {@code market}.
 */
package org.tradewire.collector.venue.binance;
