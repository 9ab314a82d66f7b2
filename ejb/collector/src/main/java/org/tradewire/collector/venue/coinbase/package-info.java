/** Coinbase's WebSocket feeds, Advanced Trade and Exchange. */
package org.tradewire.collector.venue.coinbase;
