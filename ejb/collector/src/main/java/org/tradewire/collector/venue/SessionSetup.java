package org.tradewire.collector.venue;

import java.util.List;
import org.tradewire.collector.market.MarketDataListener;

/**
 * What a session is made of.
 *
 * @param venue canonical name in capitals
 * @param symbols canonical names to subscribe to; empty where a recording says what there is
 * @param depth levels a side, where the venue lets one choose
 * @param requests what the session asks of its venue
 * @param listener is told what the venue says
 */
public record SessionSetup(
    String venue,
    List<String> symbols,
    int depth,
    VenueRequests requests,
    MarketDataListener listener) {

  /** Enough for every picture of a book that Tradewire draws. */
  public static final int DEFAULT_DEPTH = 100;

  public SessionSetup {
    symbols = List.copyOf(symbols);
  }

  /** A session that plays a recording: it asks for nothing. */
  public static SessionSetup ofRecording(String venue, MarketDataListener listener) {
    return new SessionSetup(venue, List.of(), DEFAULT_DEPTH, VenueRequests.NONE, listener);
  }
}
