package org.tradewire.trading.signal.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tradewire.trading.market.boundary.Candles;
import org.tradewire.trading.market.boundary.MarketCatalogue;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.signal.control.outcome.JudgedMinutes;
import org.tradewire.trading.signal.entity.Signal;

/** The minutes of venues as this node sees them, and as they are stored where it did not. */
@Dependent
public class OutcomeMinutes implements JudgedMinutes {

  /** What is older was perhaps not seen by this node, which may have started since. */
  private static final Duration SEEN = Duration.ofMinutes(15);

  private static final int PAGE = 1_000;

  private final Candles candles;
  private final MarketCatalogue market;
  private final Clock clock;

  @Inject
  public OutcomeMinutes(Candles candles, MarketCatalogue market, Clock clock) {
    this.candles = candles;
    this.market = market;
    this.clock = clock;
  }

  /** The venue that it names where that has the symbol; else the first one that has it. */
  @Override
  public VenueSymbol instrument(Signal signal) {
    List<String> venues = market.venuesOf(signal.symbol());
    String venue =
        signal.venue() == null ? venues.stream().sorted().findFirst().orElse(null) : signal.venue();
    return venue != null && venues.contains(venue) ? new VenueSymbol(venue, signal.symbol()) : null;
  }

  @Override
  public List<Candle> closed(VenueSymbol instrument, Instant from) {
    Instant now = clock.instant();
    TreeMap<Long, Candle> minutes = new TreeMap<>();
    if (from.isBefore(now.minus(SEEN))) {
      readStored(instrument, from, now, minutes);
    }
    candles
        .closed(instrument, TimeFrame.M1, from.toEpochMilli() - 1)
        .forEach(each -> minutes.put(each.openTimeMs(), each));
    return new ArrayList<>(minutes.values());
  }

  /** Pages go back from the end: of more than a page the newest are answered. */
  private void readStored(
      VenueSymbol instrument, Instant from, Instant now, TreeMap<Long, Candle> minutes) {
    Instant until = Instant.ofEpochMilli(TimeFrame.M1.openTime(now.toEpochMilli()));
    List<Candle> page;
    do {
      page = candles.stored(instrument, TimeFrame.M1, from, until, PAGE);
      page.forEach(each -> minutes.put(each.openTimeMs(), each));
      until = page.isEmpty() ? from : Instant.ofEpochMilli(page.get(0).openTimeMs());
    } while (page.size() == PAGE);
  }

  @Override
  public Optional<Candle> open(VenueSymbol instrument) {
    return candles.open(instrument, TimeFrame.M1);
  }
}
