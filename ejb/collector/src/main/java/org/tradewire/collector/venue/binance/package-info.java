/** Binance's WebSocket feeds, spot and USD-M futures. */
package org.tradewire.collector.venue.binance;
