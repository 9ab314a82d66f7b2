package org.tradewire.collector.live;

/**
 * What the connections to one service share of what its venue allows. An exchange counts by
 * address, whichever connection it was, or by connection; what keeps the former keeps the latter.
 *
 * @param openings connections, shared with the venue's other services
 * @param sends requests over the connections
 * @param rest questions for the REST service
 */
record ServiceLimits(OpeningLimit openings, RequestTurns sends, RestLimit rest) {

  static ServiceLimits of(ConnectionSettings settings, LiveNetwork network) {
    return new ServiceLimits(
        network.openings,
        new RequestTurns(settings.sendSpacing().toNanos()),
        new RestLimit(settings.fetchSpacing(), network.random));
  }
}
