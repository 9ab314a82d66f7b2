package org.tradewire.trading.heatmap.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.heatmap.control.HeatmapRepository;
import org.tradewire.trading.heatmap.control.HeatmapSettingRepository;
import org.tradewire.trading.heatmap.control.HistoryChanges;
import org.tradewire.trading.heatmap.control.backtest.BackTestRepository;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.StoredCheckpoint;
import org.tradewire.trading.heatmap.entity.StoredStep;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.entity.VenueSymbol;

/** What is stored of heatmaps, each call in a transaction. */
@Stateless
@PermitAll
public class HeatmapStore {

  private HeatmapRepository repository;
  private HeatmapSettingRepository settings;
  private HistoryChanges changes;
  private BackTestRepository backTests;

  /** For the container's proxy. */
  protected HeatmapStore() {}

  @Inject
  public HeatmapStore(
      HeatmapRepository repository,
      HeatmapSettingRepository settings,
      HistoryChanges changes,
      BackTestRepository backTests) {
    this.repository = repository;
    this.settings = settings;
    this.changes = changes;
    this.backTests = backTests;
  }

  /** The settings of all symbols, by symbol. */
  public List<SymbolSettings> settings() {
    return settings.all();
  }

  /** Stores the first settings of a symbol, unless another node has. */
  public void begin(SymbolSettings first) {
    settings.store(first);
  }

  /**
   * Stores what some candles made; all of it or nothing.
   *
   * @param checkpoints of some of these candles
   */
  public void save(HeatmapKey key, List<StoredStep> steps, List<StoredCheckpoint> checkpoints) {
    if (!steps.isEmpty()) {
      repository.save(key, steps);
    }
    checkpoints.forEach(each -> repository.save(key, each));
  }

  /** The newest state that was made with these settings. */
  public Optional<StoredCheckpoint> checkpoint(HeatmapKey key, long modelVersion) {
    return repository.checkpoint(key, modelVersion);
  }

  /** The newest step of a picture; empty before the first. */
  public Optional<StoredStep> newest(HeatmapKey key, Instant now) {
    return repository.newest(key, now);
  }

  /** Where history changed after its picture was made, and does not change any more just now. */
  public List<HistoryChanges.Change> changes() {
    return changes.settled();
  }

  /** Notes that an instrument's history is to be gone through again from an instant on. */
  public void note(VenueSymbol instrument, Instant since) {
    changes.add(instrument, since);
  }

  /**
   * Takes what changed in an instrument's history: states of candles that a change may be part of
   * are forgotten with it, so that whoever goes on begins before them.
   *
   * @param candleMs length of a candle in milliseconds
   * @return whether there was a change
   */
  public boolean takeChange(VenueSymbol instrument, long candleMs) {
    List<Instant> since = changes.take(instrument);
    for (Instant each : since) {
      // The candle that ends with the change has its sample.
      repository.forgetCheckpoints(instrument, each.minusMillis(candleMs));
      backTests.forgetSince(
          instrument.symbol(), LocalDate.ofInstant(each.minusMillis(candleMs), ZoneOffset.UTC));
    }
    return !since.isEmpty();
  }

  /** Forgets steps and states that are old, and all but a few states that are some days old. */
  public void forget(Instant before, Instant thinned) {
    repository.forget(before, thinned);
  }
}
