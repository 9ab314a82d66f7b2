/**
 * Coinbase's WebSocket feeds, Advanced Trade and Exchange. Depends on {@code venue}, {@code
 * venue.json}, {@code market} and the values of {@code feed.ring}.
 */
package org.tradewire.collector.venue.coinbase;
