package org.tradewire.trading.heatmap.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradewire.trading.heatmap.boundary.MarketMemory.BTC;
import static org.tradewire.trading.heatmap.boundary.MarketMemory.FIVE_MINUTES;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.heatmap.boundary.HeatmapMaking.Work;
import org.tradewire.trading.heatmap.control.HeatmapEngine;
import org.tradewire.trading.heatmap.control.HeatmapMeter;
import org.tradewire.trading.heatmap.control.InterestSeries;
import org.tradewire.trading.heatmap.control.InterestSeries.Interest;
import org.tradewire.trading.heatmap.control.SnapshotDigest;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.StoredCheckpoint;
import org.tradewire.trading.heatmap.entity.StoredStep;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.testing.SettableClock;

/** A candle that ended is computed before it is called closed. */
class HeatmapMakingTest {
  private static final Instant BEGIN = Instant.parse("2026-03-16T00:00:00Z");
  private static final int CANDLES = 60;
  private static final Instant END = BEGIN.plusMillis((CANDLES + 1) * FIVE_MINUTES);

  private final SettableClock clock =
      new SettableClock(BEGIN.plusMillis(CANDLES * FIVE_MINUTES + 1_000));
  private final MarketMemory market = new MarketMemory(clock).filled(BEGIN, CANDLES, 7);
  private final List<StoredStep> saved = new ArrayList<>();
  private final SymbolSettings settings =
      SymbolSettings.standard("BTC-USDT", new BigDecimal("100000"), BEGIN);
  private final HeatmapMaking making =
      new HeatmapMaking(new Saving(), market, new HeatmapMeter(), clock);

  private Work work;

  private final class Saving extends HeatmapStore {
    @Override
    public Optional<StoredCheckpoint> checkpoint(HeatmapKey key, long settingVersion) {
      return Optional.empty();
    }

    @Override
    public void save(HeatmapKey key, List<StoredStep> steps, List<StoredCheckpoint> checkpoints) {
      saved.addAll(steps);
    }
  }

  @BeforeEach
  void begin() throws Exception {
    work = making.begin(BTC, settings);
    while (!work.heatmaps().isLive()) {
      making.moveOn(work);
    }
    saved.clear();
    Candle last = market.seen.lastEntry().getValue();
    trade(last.close().add(new BigDecimal("150")));
    market.interest.put(END.toEpochMilli() - 20_000, interest(7));
  }

  private Interest interest(int more) {
    BigDecimal last =
        market.interest.lowerEntry(END.toEpochMilli() - FIVE_MINUTES).getValue().quantity();
    return new Interest(last.add(BigDecimal.valueOf(more)), null);
  }

  /** The candle that ends as it is after a trade. */
  private void trade(BigDecimal price) {
    long openTime = END.toEpochMilli() - FIVE_MINUTES;
    BigDecimal open = market.seen.lowerEntry(openTime).getValue().close();
    Candle candle = MarketMemory.candle(openTime, open, price, new Random(1));
    market.seen.put(openTime, candle);
    market.stored.put(openTime, candle);
  }

  private boolean moveOnAt(Duration afterTheEnd) throws Exception {
    clock.set(END.plus(afterTheEnd));
    return making.moveOn(work);
  }

  private boolean isForeseen() {
    return work.isForeseen(clock.millis());
  }

  private long newestMs() {
    return work.heatmaps().newestMs().orElseThrow();
  }

  private String picture() {
    return SnapshotDigest.of(
        work.heatmaps().of(HeatmapModel.ISOLATED_MARGIN).snapshot().orElseThrow());
  }

  private String recomputed() {
    HeatmapEngine engine = new HeatmapEngine(HeatmapModel.ISOLATED_MARGIN, settings.model());
    InterestSeries series = new InterestSeries(FIVE_MINUTES);
    market.interest.forEach(series::put);
    Candle before = null;
    for (Candle candle : market.stored.values()) {
      engine.step(candle, series.delta(HeatmapModel.ISOLATED_MARGIN, before, candle));
      before = candle;
    }
    return SnapshotDigest.of(engine.snapshot());
  }

  @Test
  void shouldComputeACandleThatEndedBeforeItIsClosedAndTellItThen() throws Exception {
    assertThat(moveOnAt(Duration.ofMillis(450))).as("not closed").isFalse();

    assertThat(newestMs()).isEqualTo(END.toEpochMilli() - FIVE_MINUTES);
    assertThat(isForeseen()).isTrue();
    assertThat(moveOnAt(Duration.ofMillis(950))).as("not closed").isFalse();
    assertThat(making.saveLater(work)).isTrue();
    assertThat(saved).as("nothing of it is stored").isEmpty();

    assertThat(moveOnAt(Duration.ofSeconds(1))).as("closed").isTrue();
    assertThat(isForeseen()).isFalse();
    assertThat(picture()).isEqualTo(recomputed());
    assertThat(moveOnAt(Duration.ofMillis(2_100))).as("told already").isFalse();
    assertThat(making.saveLater(work)).isTrue();
    assertThat(saved).hasSize(HeatmapModel.values().length);
  }

  @Test
  void shouldRedoWhatALateTradeChanged() throws Exception {
    moveOnAt(Duration.ofMillis(450));
    trade(new BigDecimal("98000"));

    assertThat(moveOnAt(Duration.ofSeconds(1))).isTrue();

    assertThat(picture()).isEqualTo(recomputed());
  }

  @Test
  void shouldRedoWhatALateSampleChanged() throws Exception {
    moveOnAt(Duration.ofMillis(450));
    market.interest.put(END.toEpochMilli() - 10_000, interest(40));

    assertThat(moveOnAt(Duration.ofSeconds(1))).isTrue();

    assertThat(picture()).isEqualTo(recomputed());
  }

  /** What would take until after the close is left for it. */
  @Test
  void shouldBeginNothingJustBeforeItIsClosed() throws Exception {
    moveOnAt(Duration.ofMillis(850));
    assertThat(newestMs()).isEqualTo(END.toEpochMilli() - 2 * FIVE_MINUTES);
    assertThat(isForeseen()).isFalse();

    assertThat(moveOnAt(Duration.ofSeconds(1))).isTrue();

    assertThat(picture()).isEqualTo(recomputed());
  }

  @Test
  void shouldTellWhatItForesawWhereItIsAskedMuchLater() throws Exception {
    moveOnAt(Duration.ofMillis(450));

    assertThat(moveOnAt(Duration.ofMinutes(12))).isTrue();

    assertThat(isForeseen()).isFalse();
    assertThat(picture()).isEqualTo(recomputed());
  }

  /** Its venue may be looked at no more, and must not silence the symbol's others. */
  @Test
  void shouldHoldBackNothingAfterTheCloseWhereNobodyLooks() throws Exception {
    moveOnAt(Duration.ofMillis(450));

    clock.set(END.plusSeconds(1));

    assertThat(isForeseen()).isFalse();
    assertThat(making.saveLater(work)).isTrue();
    assertThat(saved).isNotEmpty();
  }

  /** A thread that stood still is woken as long after the end of a later candle. */
  @Test
  void shouldRedoWhatItForesawWhereItIsAskedWhenALaterCandleEnds() throws Exception {
    moveOnAt(Duration.ofMillis(450));
    trade(new BigDecimal("98000"));
    later(END.toEpochMilli(), 3);
    later(END.toEpochMilli() + FIVE_MINUTES, 5);

    moveOnAt(Duration.ofMinutes(10).plusMillis(450));
    moveOnAt(Duration.ofMinutes(10).plusMillis(1_000));

    assertThat(picture()).isEqualTo(recomputed());
  }

  /** They have the time until a picture has to be sent, and none that it takes. */
  @Test
  void shouldLeaveTheOtherModelsWhereTheCloseIsNear() throws Exception {
    moveOnAt(Duration.ofMillis(450));
    assertThat(work.heatmaps().isAhead()).isTrue();
    moveOnAt(Duration.ofMillis(550));
    assertThat(work.heatmaps().isAhead()).as("there was time").isFalse();
  }

  @Test
  void shouldTellTheDefaultModelBeforeTheOthersAreComputed() throws Exception {
    moveOnAt(Duration.ofMillis(790));
    moveOnAt(Duration.ofMillis(990));
    assertThat(work.heatmaps().isAhead()).as("10 ms before the close").isTrue();

    assertThat(moveOnAt(Duration.ofSeconds(1))).isTrue();

    assertThat(work.heatmaps().isAhead()).as("at the close").isTrue();
  }

  @Test
  void shouldTellTheDefaultModelBeforeTheOthersAreComputedAgain() throws Exception {
    moveOnAt(Duration.ofMillis(450));
    moveOnAt(Duration.ofMillis(550));
    trade(new BigDecimal("98000"));

    assertThat(moveOnAt(Duration.ofSeconds(1))).isTrue();

    assertThat(work.heatmaps().isAhead()).isTrue();
    assertThat(picture()).isEqualTo(recomputed());
  }

  /** What closed before it is stored, and what is open again is forgotten. */
  @Test
  void shouldBeginAnewWhereTheClockIsPutBackBeforeTheEndOfWhatItForesaw() throws Exception {
    moveOnAt(Duration.ofMillis(450));
    clock.set(END.minusSeconds(60));
    assertThat(work.isOvertaken(clock.millis())).isTrue();

    clock.set(END.plusMillis(500));
    assertThat(work.isOvertaken(clock.millis())).isFalse();
  }

  private void later(long openTime, int seed) {
    BigDecimal open = market.seen.lowerEntry(openTime).getValue().close();
    Candle candle =
        MarketMemory.candle(
            openTime, open, open.add(BigDecimal.valueOf(seed * 20L)), new Random(seed));
    market.seen.put(openTime, candle);
    market.stored.put(openTime, candle);
  }
}
