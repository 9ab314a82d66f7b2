package org.tradewire.trading.heatmap.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tradewire.trading.heatmap.control.HeatmapMeter;
import org.tradewire.trading.heatmap.control.InstrumentHeatmaps;
import org.tradewire.trading.heatmap.control.InstrumentHeatmaps.Batch;
import org.tradewire.trading.heatmap.control.TooLateException;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.CandleSeries;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Moves the pictures of one instrument on: from the newest stored state through all candles that
 * are stored, then with each candle that this node sees close. Belongs to the thread that
 * publishes.
 */
@Dependent
public class HeatmapMaking {
  private static final Logger LOG = System.getLogger(HeatmapMaking.class.getName());
  private static final long CANDLE_MS = HeatmapInputs.FRAME.lengthMs();

  private static final long GRACE_MS = CandleSeries.GRACE_MS;

  /** How long after its end a candle is foreseen to close as it stands, until it is too late. */
  private static final long FORESEEN_AFTER_MS = 400;

  private static final long NOT_FORESEEN_AFTER_MS = 800;

  private static final long PERIOD_MS = 100;

  /** The exchange's minutes come within seconds and correct what was made of trades. */
  private static final long CORRECTED_MS = TimeUnit.MINUTES.toMillis(2);

  /** What is never forgotten reaches so far back. */
  private static final long KEPT_MS = TimeUnit.DAYS.toMillis(90);

  private static final long SAVE_AGAIN_MS = TimeUnit.SECONDS.toMillis(5);
  private static final long LOOK_MS = TimeUnit.SECONDS.toMillis(1);
  private static final long LOOK_AT_STORED_MS = TimeUnit.SECONDS.toMillis(15);

  private final HeatmapStore store;
  private final HeatmapInputs inputs;
  private final HeatmapMeter meter;
  private final Clock clock;

  @Inject
  public HeatmapMaking(HeatmapStore store, HeatmapInputs inputs, HeatmapMeter meter, Clock clock) {
    this.store = store;
    this.inputs = inputs;
    this.meter = meter;
    this.clock = clock;
  }

  /** One instrument in the making, and when it was looked at last. */
  static final class Work {
    private final InstrumentHeatmaps heatmaps;
    private long readUntilMs;
    private long lookedMs;
    private long lookedAtStoredMs;
    private long savesAgainMs;

    /**
     * When what was foreseen is called closed, milliseconds since the Unix epoch; 0 for nothing.
     */
    private long closesMs;

    private Work(InstrumentHeatmaps heatmaps, long readUntilMs) {
      this.heatmaps = heatmaps;
      this.readUntilMs = readUntilMs;
    }

    InstrumentHeatmaps heatmaps() {
      return heatmaps;
    }

    /** Whether it is ahead by a candle that is not called closed yet: neither told nor stored. */
    boolean isForeseen(long nowMs) {
      return nowMs < closesMs;
    }

    /** Whether a clock that was put back has made that candle open again: it has to begin anew. */
    boolean isOvertaken(long nowMs) {
      return nowMs < closesMs - GRACE_MS;
    }
  }

  /**
   * Instruments with open interest, by symbol; symbols that are new get the standard settings.
   *
   * @param complaint hears of a symbol that does not begin, which holds up no other
   */
  Map<String, List<VenueSymbol>> search(HeatmapCatalogue catalogue, Consumer<String> complaint) {
    List<VenueSymbol> found = inputs.instruments();
    for (VenueSymbol each : found) {
      try {
        addSettings(each, catalogue);
      } catch (RuntimeException e) {
        complaint.accept("the heatmap of " + each.symbol() + " does not begin: " + e);
      }
    }
    return found.stream().collect(Collectors.groupingBy(VenueSymbol::symbol));
  }

  private void addSettings(VenueSymbol instrument, HeatmapCatalogue catalogue) {
    String symbol = instrument.symbol();
    if (catalogue.settings(symbol).isEmpty()) {
      inputs
          .anyPrice(instrument)
          .ifPresent(price -> store.begin(SymbolSettings.standard(symbol, price, clock.instant())));
    }
  }

  /** A tenth of a second; less where candles close before, so that these are not kept waiting. */
  Duration untilNextTurn() {
    long sinceMs = Math.floorMod(clock.millis() - GRACE_MS, CANDLE_MS);
    return Duration.ofMillis(Math.min(PERIOD_MS, CANDLE_MS - sinceMs));
  }

  /** Reads the newest stored states of an instrument. */
  Work begin(VenueSymbol instrument, SymbolSettings settings) {
    InstrumentHeatmaps heatmaps = new InstrumentHeatmaps(instrument, settings, CANDLE_MS);
    for (HeatmapModel model : HeatmapModel.values()) {
      HeatmapKey key = new HeatmapKey(instrument, model);
      store.checkpoint(key, settings.modelVersion()).ifPresent(each -> heatmaps.begin(key, each));
    }
    OptionalLong newest = heatmaps.newestMs();
    long from = newest.isPresent() ? newest.getAsLong() : beginOf(instrument);
    inputs.readStored(instrument, from, from + CANDLE_MS, heatmaps.interest());
    return new Work(heatmaps, newest.isPresent() ? from + CANDLE_MS : from);
  }

  private long beginOf(VenueSymbol instrument) {
    long first = inputs.begin(instrument).map(Instant::toEpochMilli).orElse(clock.millis());
    return HeatmapInputs.FRAME.openTime(Math.max(first, clock.millis() - KEPT_MS));
  }

  /**
   * Does a little of what is to be done.
   *
   * @return whether a picture changed that is to be told
   */
  boolean moveOn(Work work) throws TooLateException {
    return work.heatmaps.isLive() ? follow(work) : read(work);
  }

  /** A page of what is stored; the last page ends with what this node alone may have seen. */
  private boolean read(Work work) throws TooLateException {
    long now = HeatmapInputs.FRAME.openTime(clock.millis() - GRACE_MS);
    long until = Math.min(now, work.readUntilMs + HeatmapInputs.PAGE * CANDLE_MS);
    if (until > work.readUntilMs) {
      VenueSymbol instrument = work.heatmaps.instrument();
      inputs.readStored(instrument, work.readUntilMs, until, work.heatmaps.interest());
      for (Candle candle : inputs.stored(instrument, work.readUntilMs, until)) {
        step(work.heatmaps, candle);
      }
      work.readUntilMs = until;
      work.heatmaps.forgetInterest(CANDLE_MS);
    }
    if (until < now) {
      return false;
    }
    // A page is more than may wait once it is live.
    save(work);
    work.heatmaps.goLive();
    work.lookedAtStoredMs = clock.millis();
    follow(work);
    return true;
  }

  private boolean follow(Work work) throws TooLateException {
    long nowMs = clock.millis();
    InstrumentHeatmaps heatmaps = work.heatmaps;
    long lastClosed = HeatmapInputs.FRAME.openTime(nowMs - GRACE_MS) - CANDLE_MS;
    long newest = heatmaps.newestMs().orElse(work.readUntilMs - CANDLE_MS);
    boolean closes = work.closesMs > 0 && nowMs >= work.closesMs;
    if (!closes && isEnding(nowMs)) {
      foresee(work, newest, nowMs);
      return false;
    }
    boolean due = newest < lastClosed;
    boolean corrected = newest == lastClosed && nowMs - lastClosed - CANDLE_MS < CORRECTED_MS;
    boolean now = due || closes;
    if (!now && !corrected || nowMs - work.lookedMs < (now ? 0 : LOOK_MS)) {
      return false;
    }
    work.lookedMs = nowMs;
    inputs.readHeard(heatmaps.instrument(), heatmaps.interest());
    List<Candle> candles = inputs.closed(heatmaps.instrument(), newest - 1);
    boolean nothingNew = candles.stream().noneMatch(each -> each.openTimeMs() > newest);
    if (due && nothingNew && nowMs - work.lookedAtStoredMs >= LOOK_AT_STORED_MS) {
      work.lookedAtStoredMs = nowMs;
      candles = stored(heatmaps, newest, lastClosed + CANDLE_MS);
    }
    boolean changed = closes;
    for (Candle candle : candles) {
      changed |= step(heatmaps, candle);
    }
    if (closes) {
      work.closesMs = 0;
    }
    heatmaps.forgetInterest(CANDLE_MS);
    return changed;
  }

  private static boolean isEnding(long nowMs) {
    long endedMs = nowMs - HeatmapInputs.FRAME.openTime(nowMs);
    return endedMs >= FORESEEN_AFTER_MS && endedMs < NOT_FORESEEN_AFTER_MS;
  }

  /**
   * Takes a candle that ended and is not called closed yet as it stands: the candles of all symbols
   * close at one instant, and nothing is left to be computed then but of those that changed. The
   * other models take it with the next look.
   */
  private void foresee(Work work, long newestMs, long nowMs) throws TooLateException {
    InstrumentHeatmaps heatmaps = work.heatmaps;
    if (work.closesMs > 0) {
      heatmaps.catchUp();
      return;
    }
    inputs.readHeard(heatmaps.instrument(), heatmaps.interest());
    for (Candle candle : inputs.ended(heatmaps.instrument(), newestMs)) {
      step(heatmaps, candle);
      work.closesMs = HeatmapInputs.FRAME.openTime(nowMs) + GRACE_MS;
    }
  }

  /**
   * Another node may have stored what this one has not heard; while nothing is known there is none.
   */
  private List<Candle> stored(InstrumentHeatmaps heatmaps, long fromMs, long toMs) {
    try {
      inputs.readStored(heatmaps.instrument(), fromMs, toMs, heatmaps.interest());
      return inputs.stored(heatmaps.instrument(), fromMs, toMs);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "event=heatmap_inputs_away instrument=" + heatmaps.instrument(), e);
      return List.of();
    }
  }

  private boolean step(InstrumentHeatmaps heatmaps, Candle candle) throws TooLateException {
    long begin = System.nanoTime();
    boolean changed = heatmaps.take(candle);
    meter.stepped(System.nanoTime() - begin);
    return changed;
  }

  /**
   * Stores what a live work has waiting; after a failure some seconds later at the earliest, so
   * that a database that hangs holds nobody up for long.
   *
   * @return false where it failed now
   */
  boolean saveLater(Work work) {
    long nowMs = clock.millis();
    if (work.isForeseen(nowMs) || nowMs < work.savesAgainMs || work.heatmaps.waiting() == 0) {
      return true;
    }
    try {
      save(work);
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "event=heatmap_steps_wait instrument=" + work.heatmaps.instrument(), e);
      work.savesAgainMs = clock.millis() + SAVE_AGAIN_MS;
      return false;
    }
  }

  /** Stores what waits; what cannot be stored waits on. */
  void save(Work work) {
    InstrumentHeatmaps heatmaps = work.heatmaps;
    for (Batch batch : heatmaps.unsaved()) {
      store.save(batch.key(), batch.steps(), batch.checkpoints());
      heatmaps.saved(batch);
    }
    OptionalLong lost = heatmaps.lostSince();
    if (lost.isPresent()) {
      store.note(heatmaps.instrument(), Instant.ofEpochMilli(lost.getAsLong()));
      heatmaps.lostIsNoted();
    }
  }
}
