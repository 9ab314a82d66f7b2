package org.tradewire.collector.market;

/**
 * What a collector is to do for one venue, whoever asked for it: a command line or a configuration.
 *
 * @param venue canonical name in capitals
 * @param source makes the venue's market data once there is a listener
 */
public record VenueOrder(String venue, SourceFactory source) {}
