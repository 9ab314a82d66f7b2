/** Kraken's WebSocket feeds, version 2 and, for recordings, version 1. */
package org.tradewire.collector.venue.kraken;
