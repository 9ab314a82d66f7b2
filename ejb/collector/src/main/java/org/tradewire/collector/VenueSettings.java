package org.tradewire.collector;

import java.util.List;
import org.tradewire.collector.live.ConnectionSettings;

/**
 * An exchange that is to be collected.
 *
 * @param venue canonical name in capitals
 * @param symbols canonical names, at least one
 * @param depth levels a side, where the exchange lets one choose
 */
record VenueSettings(
    String venue,
    VenueProtocol protocol,
    List<String> symbols,
    int depth,
    ConnectionSettings connection) {

  VenueSettings {
    symbols = List.copyOf(symbols);
  }
}
