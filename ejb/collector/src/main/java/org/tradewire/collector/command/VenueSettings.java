package org.tradewire.collector.command;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.EpochNanoClock;
import org.tradewire.collector.live.ConnectionSettings;
import org.tradewire.collector.live.ConnectionTap;
import org.tradewire.collector.live.LiveNetwork;
import org.tradewire.collector.live.LiveSource;
import org.tradewire.collector.live.LiveSources;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.market.MarketDataSource;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueRequests;

/**
 * An exchange that is to be collected.
 *
 * @param venue canonical name in capitals
 * @param symbols canonical names, at least one
 * @param depth levels a side, where the exchange lets one choose
 * @param connection to the address that brings books, or everything
 * @param market to the address that brings all but books; null where there is none
 */
record VenueSettings(
    String venue,
    VenueProtocol protocol,
    List<String> symbols,
    int depth,
    ConnectionSettings connection,
    ConnectionSettings market) {

  VenueSettings {
    symbols = List.copyOf(symbols);
  }

  /**
   * The exchange itself; nothing is opened before its first poll.
   *
   * @param tap is told what goes over the connections
   * @param wake makes the writer thread poll; called by network threads
   */
  MarketDataSource source(
      MarketDataListener listener, ConnectionTap tap, EpochNanoClock clock, Runnable wake) {
    SessionSetup setup = new SessionSetup(venue, symbols, depth, VenueRequests.NONE, listener);
    LiveNetwork network =
        new LiveNetwork(
            clock,
            new SplittableRandom(),
            wake,
            tap,
            protocol.defaults().openings(),
            protocol.defaults().openingWindow());
    List<LiveSource> parts =
        new ArrayList<>(LiveSource.spread(setup, connection, protocol::books, network));
    if (market != null) {
      parts.addAll(LiveSource.spread(setup, market, protocol::market, network));
    }
    return parts.size() == 1 ? parts.get(0) : new LiveSources(parts);
  }
}
