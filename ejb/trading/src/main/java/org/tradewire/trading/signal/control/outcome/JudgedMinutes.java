package org.tradewire.trading.signal.control.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.signal.entity.Signal;

/** The minutes of venues, by which signals are judged. */
public interface JudgedMinutes {

  /**
   * Whose prices decide about a signal; the same for all of one symbol that name the same venue, or
   * none.
   *
   * @return null where no venue is known that has the symbol, or the one that it names has not
   */
  VenueSymbol instrument(Signal signal);

  /** Those that began at an instant or later and are over, oldest first. */
  List<Candle> closed(VenueSymbol instrument, Instant from);

  /** The one that is being made; empty where nothing was traded in it. */
  Optional<Candle> open(VenueSymbol instrument);
}
