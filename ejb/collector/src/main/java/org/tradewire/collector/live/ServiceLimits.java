package org.tradewire.collector.live;

/**
 * What the connections to one service share: what its venue allows, and what they bring. An
 * exchange counts by address, whichever connection it was, or by connection; what keeps the former
 * keeps the latter.
 *
 * @param openings connections, shared with the venue's other services
 * @param sends requests over the connections
 * @param rest questions for the REST service
 * @param traffic what they bring
 */
record ServiceLimits(
    OpeningLimit openings, RequestTurns sends, RestLimit rest, ServiceTraffic traffic) {

  static ServiceLimits of(ConnectionSettings settings, LiveNetwork network) {
    return new ServiceLimits(
        network.openings,
        new RequestTurns(settings.sendSpacing().toNanos()),
        new RestLimit(settings.fetchSpacing(), network.random),
        new ServiceTraffic(settings.streams().size()));
  }
}
