package org.tradewire.trading.heatmap.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.heatmap.control.InterestSeries;
import org.tradewire.trading.heatmap.control.InterestSeries.Interest;
import org.tradewire.trading.market.boundary.Candles;
import org.tradewire.trading.market.boundary.OpenInterests;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;

/** Candles and open interest of one instrument, as the market has them. */
@Dependent
public class HeatmapInputs {

  /** All states are made of candles of this length. */
  public static final TimeFrame FRAME = TimeFrame.M5;

  /** Candles that are read at once. */
  static final int PAGE = Candles.MAX_CANDLES;

  /** Later than whatever is stored, and a time that the database knows. */
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final Candles candles;
  private final OpenInterests interests;

  @Inject
  public HeatmapInputs(Candles candles, OpenInterests interests) {
    this.candles = candles;
    this.interests = interests;
  }

  /** Instruments with open interest, stored or just seen. */
  public List<VenueSymbol> instruments() {
    return interests.instruments();
  }

  /** When the first sample of open interest was measured; empty where there is none. */
  public Optional<Instant> begin(VenueSymbol instrument) {
    return interests.find(instrument, Instant.EPOCH, LATEST, 1).stream()
        .findFirst()
        .map(OpenInterestSample::sampledAt);
  }

  /** Stored candles that begin in {@code [from, to)}, oldest first; at most {@link #PAGE}. */
  public List<Candle> stored(VenueSymbol instrument, long fromMs, long toMs) {
    return candles.stored(
        instrument, FRAME, Instant.ofEpochMilli(fromMs), Instant.ofEpochMilli(toMs), PAGE);
  }

  /** Candles that began after an instant and are over, as this node has seen them. */
  public List<Candle> closed(VenueSymbol instrument, long afterMs) {
    return candles.closed(instrument, FRAME, afterMs);
  }

  /** As {@link #closed}, and those whose time is over and that are not called closed yet. */
  public List<Candle> ended(VenueSymbol instrument, long afterMs) {
    return candles.ended(instrument, FRAME, afterMs);
  }

  /** The candle that is being made on this node; empty where none is. */
  public Optional<Candle> open(VenueSymbol instrument) {
    return candles.open(instrument, FRAME);
  }

  /** Some recent price; empty where nothing was traded yet. */
  public Optional<BigDecimal> anyPrice(VenueSymbol instrument) {
    return candles.newest(instrument, FRAME).map(Candle::close);
  }

  /** Adds the samples of {@code (after, until]} to a series, and the last one before them. */
  public void readStored(
      VenueSymbol instrument, long afterMs, long untilMs, InterestSeries series) {
    Instant after = Instant.ofEpochMilli(afterMs);
    interests.lastAtOrBefore(instrument, after).ifPresent(each -> put(series, each));
    Instant until = Instant.ofEpochMilli(untilMs);
    List<OpenInterestSample> page;
    do {
      page = interests.find(instrument, after, until, OpenInterests.MAX_SAMPLES);
      page.forEach(each -> put(series, each));
      after = page.isEmpty() ? after : page.get(page.size() - 1).sampledAt();
    } while (page.size() == OpenInterests.MAX_SAMPLES);
  }

  /** Adds the samples of the last hours that this node has heard; no database is asked. */
  public void readHeard(VenueSymbol instrument, InterestSeries series) {
    interests.newest(instrument).forEach(each -> put(series, each));
  }

  private static void put(InterestSeries series, OpenInterestSample sample) {
    series.put(sample.sampledAt().toEpochMilli(), new Interest(sample.quantity(), sample.value()));
  }
}
