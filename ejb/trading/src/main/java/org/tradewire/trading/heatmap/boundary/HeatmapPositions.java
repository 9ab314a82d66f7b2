package org.tradewire.trading.heatmap.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.heatmap.control.InterestSeries;
import org.tradewire.trading.heatmap.control.VenueHeatmap;
import org.tradewire.trading.heatmap.control.levels.NewestPositions;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapRefusal;
import org.tradewire.trading.heatmap.entity.LeveragedLevels;
import org.tradewire.trading.heatmap.entity.StoredCheckpoint;
import org.tradewire.trading.heatmap.entity.StoredStep;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.shared.Refusal;

/**
 * The positions behind the newest stored pictures, by leverage, the same on every node: from the
 * newest stored state the candles since then are gone through again. Once for each picture and
 * node; it reads a state of up to a megabyte and some hours of candles, each in a transaction of
 * its own: none waits while positions are computed.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HeatmapPositions {
  private static final long CANDLE_MS = HeatmapInputs.FRAME.lengthMs();

  private HeatmapStore store;
  private HeatmapInputs inputs;
  private NewestPositions newest;
  private Clock clock;

  /** For the container's proxy. */
  protected HeatmapPositions() {}

  @Inject
  public HeatmapPositions(
      HeatmapStore store, HeatmapInputs inputs, NewestPositions newest, Clock clock) {
    this.store = store;
    this.inputs = inputs;
    this.newest = newest;
    this.clock = clock;
  }

  /**
   * The newest positions of a symbol, all venues together.
   *
   * @param venue null for all
   * @param bucket width of levels; null for the stored one
   * @param leverages those that are asked for; empty for all
   * @throws Refusal nothing was computed yet, history is being computed anew, or the width is none
   *     of the symbol's
   */
  public LeveragedLevels of(
      SymbolSettings symbol,
      HeatmapModel model,
      String venue,
      BigDecimal bucket,
      Collection<Integer> leverages) {
    if (bucket != null && !symbol.isMultiple(bucket)) {
      throw HeatmapRefusal.bucket(symbol);
    }
    List<LeveragedLevels> venues = new ArrayList<>();
    for (VenueSymbol instrument : inputs.instruments()) {
      if (instrument.symbol().equals(symbol.symbol())
          && (venue == null || instrument.venue().equals(venue))) {
        positions(new HeatmapKey(instrument, model), symbol).ifPresent(venues::add);
      }
    }
    if (venues.isEmpty()) {
      throw HeatmapRefusal.notReady(symbol.symbol());
    }
    LeveragedLevels chosen = LeveragedLevels.sum(venues).of(leverages);
    return bucket == null ? chosen : chosen.inBuckets(bucket);
  }

  private Optional<LeveragedLevels> positions(HeatmapKey key, SymbolSettings settings) {
    return store
        .newest(key, clock.instant())
        .map(
            step ->
                newest.of(
                    key,
                    settings.modelVersion() + " " + step.openTimeMs() + " " + step.digest(),
                    () -> goneThrough(key, settings, step)));
  }

  private LeveragedLevels goneThrough(HeatmapKey key, SymbolSettings settings, StoredStep last) {
    Optional<StoredCheckpoint> state = store.checkpoint(key, settings.modelVersion());
    long stateMs = state.map(StoredCheckpoint::openTimeMs).orElseGet(() -> beginMs(key));
    long fromMs = state.isPresent() ? stateMs + CANDLE_MS : stateMs;
    long untilMs = last.openTimeMs() + CANDLE_MS;
    if (untilMs - fromMs > HeatmapInputs.PAGE * CANDLE_MS) {
      throw HeatmapRefusal.notReady(settings.symbol());
    }
    VenueHeatmap heatmap =
        state
            .map(each -> VenueHeatmap.of(key, settings, each))
            .orElseGet(() -> new VenueHeatmap(key, settings));
    InterestSeries interest = new InterestSeries(CANDLE_MS);
    inputs.readStored(key.instrument(), stateMs, untilMs, interest);
    for (Candle candle : inputs.stored(key.instrument(), fromMs, untilMs)) {
      heatmap.take(candle, interest);
    }
    return heatmap.positions().orElseThrow(() -> HeatmapRefusal.notReady(settings.symbol()));
  }

  /** Before the first sample of open interest there are no positions. */
  private long beginMs(HeatmapKey key) {
    return HeatmapInputs.FRAME.openTime(
        inputs.begin(key.instrument()).orElse(Instant.EPOCH).toEpochMilli());
  }
}
