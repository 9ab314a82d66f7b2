/**
 * Kraken's WebSocket feeds, version 2 and, for recordings, version 1. Depends on {@code venue},
 * {@code venue.json}, {@code book} and {@code market}.
 */
package org.tradewire.collector.venue.kraken;
