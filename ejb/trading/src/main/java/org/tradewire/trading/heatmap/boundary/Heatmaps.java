package org.tradewire.trading.heatmap.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.tradewire.trading.heatmap.control.HeatmapRepository;
import org.tradewire.trading.heatmap.control.HeatmapSettingRepository;
import org.tradewire.trading.heatmap.control.PictureChain;
import org.tradewire.trading.heatmap.control.SnapshotDigest;
import org.tradewire.trading.heatmap.entity.HeatmapExtent;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapRefusal;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.LatestHeatmap;
import org.tradewire.trading.heatmap.entity.Picture;
import org.tradewire.trading.heatmap.entity.StoredStep;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.boundary.OpenInterests;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.shared.Refusal;

/**
 * The stored pictures, the same on every node. A transaction each; pictures over time are read a
 * page at a time, each in one of its own.
 */
@Stateless
@LocalBean // Its interface alone would hide the class from who injects it.
@PermitAll
public class Heatmaps implements HeatmapSeries.Pages {

  /** All states are made of candles of this length. */
  public static final TimeFrame FRAME = HeatmapInputs.FRAME;

  private HeatmapRepository repository;
  private HeatmapSettingRepository settings;
  private OpenInterests interests;
  private Clock clock;

  /** For the container's proxy. */
  protected Heatmaps() {}

  @Inject
  public Heatmaps(
      HeatmapRepository repository,
      HeatmapSettingRepository settings,
      OpenInterests interests,
      Clock clock) {
    this.repository = repository;
    this.settings = settings;
    this.interests = interests;
    this.clock = clock;
  }

  /** The settings of every symbol with a heatmap, by symbol. */
  public List<SymbolSettings> symbols() {
    return settings.all();
  }

  /** Instruments with open interest, by venue and symbol. */
  public List<VenueSymbol> instruments() {
    return interests.instruments();
  }

  /**
   * A symbol as clients write it: BTCUSDT, BTC-USDT or BTC/USDT.
   *
   * @throws Refusal there is no heatmap of it, or it is switched off
   */
  public SymbolSettings find(String asked) {
    String bare = bare(asked);
    SymbolSettings found =
        settings.all().stream()
            .filter(each -> bare(each.symbol()).equals(bare))
            .findFirst()
            .orElseThrow(() -> HeatmapRefusal.unknown(asked));
    if (!found.enabled()) {
      throw HeatmapRefusal.notEnabled(found.symbol());
    }
    return found;
  }

  private static String bare(String symbol) {
    return symbol.toUpperCase(Locale.ROOT).replace("-", "").replace("/", "");
  }

  /**
   * The pictures of a symbol and model.
   *
   * @param venue null for all
   */
  public List<HeatmapKey> keys(String symbol, HeatmapModel model, String venue) {
    return interests.instruments().stream()
        .filter(each -> each.symbol().equals(symbol))
        .filter(each -> venue == null || each.venue().equals(venue))
        .map(each -> new HeatmapKey(each, model))
        .toList();
  }

  /**
   * The newest stored picture.
   *
   * @param venue null for all
   * @param bucket width of levels; null for the stored one
   * @throws Refusal nothing was computed yet, or the width is none of the symbol's
   */
  public LatestHeatmap latest(
      SymbolSettings symbol, HeatmapModel model, String venue, BigDecimal bucket) {
    if (bucket != null && !symbol.isMultiple(bucket)) {
      throw HeatmapRefusal.bucket(symbol);
    }
    List<PictureChain> chains = new ArrayList<>();
    List<String> venues = new ArrayList<>();
    Instant now = clock.instant();
    Instant interestAt = null;
    for (HeatmapKey key : keys(symbol.symbol(), model, venue)) {
      Optional<PictureChain> chain = newest(key, now);
      if (chain.isPresent()) {
        chains.add(chain.get());
        venues.add(key.instrument().venue());
        Instant sampledAt =
            interests
                .lastAtOrBefore(key.instrument(), now)
                .map(OpenInterestSample::sampledAt)
                .orElse(null);
        interestAt = later(interestAt, sampledAt);
      }
    }
    if (chains.isEmpty()) {
      throw HeatmapRefusal.notReady(symbol.symbol());
    }
    chains.sort(
        (one, other) -> Long.compare(other.newest().openTimeMs(), one.newest().openTimeMs()));
    HeatmapSnapshot sum = HeatmapSnapshot.sum(chains.stream().map(PictureChain::snapshot).toList());
    HeatmapSnapshot shown = bucket == null ? sum : sum.inBuckets(bucket);
    BigDecimal width = bucket == null ? symbol.model().bucket() : bucket;
    return new LatestHeatmap(
        symbol.symbol(),
        new Picture(shown, model, width, true),
        venues,
        chains.stream()
            .map(each -> each.newest().amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        chains.stream()
            .map(each -> each.newest().openInterest())
            .filter(Objects::nonNull)
            .reduce(BigDecimal::add)
            .orElse(null),
        SnapshotDigest.of(shown),
        Instant.ofEpochMilli(sum.openTimeMs() + FRAME.lengthMs()),
        interestAt);
  }

  private Optional<PictureChain> newest(HeatmapKey key, Instant now) {
    return repository
        .keyframe(key, now)
        .map(
            whole -> {
              PictureChain chain = new PictureChain();
              chain.add(whole);
              Instant from = Instant.ofEpochMilli(whole.openTimeMs() + 1);
              // Of a venue that fell silent long ago the last hour counts.
              repository.steps(key, from, from.plus(Duration.ofDays(1))).forEach(chain::add);
              return chain;
            });
  }

  private static Instant later(Instant one, Instant other) {
    return one == null || other != null && other.isAfter(one) ? other : one;
  }

  /** What is stored of every instrument's pictures, by venue and symbol. */
  public List<HeatmapExtent> extents(HeatmapModel model) {
    return repository.extents(model);
  }

  /** Since when there are pictures; empty before the first. */
  public Optional<Instant> first(HeatmapKey key) {
    return repository.first(key).map(each -> Instant.ofEpochMilli(each.openTimeMs()));
  }

  @Override
  public Optional<StoredStep> keyframe(HeatmapKey key, Instant at) {
    return repository.keyframe(key, at);
  }

  @Override
  public List<StoredStep> steps(HeatmapKey key, Instant from, Instant to) {
    return repository.steps(key, from, to);
  }
}
