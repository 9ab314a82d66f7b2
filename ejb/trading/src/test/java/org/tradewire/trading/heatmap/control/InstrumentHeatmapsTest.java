package org.tradewire.trading.heatmap.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tradewire.trading.heatmap.control.InstrumentHeatmaps.Batch;
import org.tradewire.trading.heatmap.control.InterestSeries.Interest;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.VenueSymbol;

/** The default model is told first: what the other one makes is the same, whenever it is asked. */
class InstrumentHeatmapsTest {
  private static final long CANDLE_MS = TimeUnit.MINUTES.toMillis(5);
  private static final int CANDLES = 40;
  private static final BigDecimal PRICE = new BigDecimal("100000");

  @Property(tries = 30)
  void shouldMakeTheSameWhenTheOtherModelIsLookedAtLater(@ForAll long seed)
      throws TooLateException {
    Random random = new Random(seed);
    InstrumentHeatmaps atOnce = live();
    InstrumentHeatmaps later = live();
    for (int i = 0; i < CANDLES; i++) {
      sample(i, random, atOnce, later);
      int forms = 1 + random.nextInt(2);
      for (int form = 0; form < forms; form++) {
        Candle candle = candle(i, random);
        assertThat(later.take(candle)).isEqualTo(atOnce.take(candle));
        atOnce.forgetInterest(CANDLE_MS);
        later.forgetInterest(CANDLE_MS);
        assertThat(atOnce.of(HeatmapModel.CLASSIC).newest()).contains(candle);
      }
      if (random.nextInt(4) == 0) {
        assertThat(later.of(HeatmapModel.CLASSIC).snapshot())
            .isEqualTo(atOnce.of(HeatmapModel.CLASSIC).snapshot());
      }
    }

    assertThat(later.newestMs()).hasValue((CANDLES - 1) * CANDLE_MS);
    assertThat(later.waiting()).isEqualTo(atOnce.waiting());
    assertSame(later.unsaved(), atOnce.unsaved());
  }

  private static InstrumentHeatmaps begun() {
    return new InstrumentHeatmaps(
        new VenueSymbol("BINANCE", "BTC-USDT"),
        SymbolSettings.standard("BTC-USDT", PRICE, Instant.EPOCH),
        CANDLE_MS);
  }

  private static InstrumentHeatmaps live() {
    InstrumentHeatmaps heatmaps = begun();
    heatmaps.goLive();
    return heatmaps;
  }

  private static void sample(int at, Random random, InstrumentHeatmaps... both) {
    BigDecimal quantity = BigDecimal.valueOf(1_000 + random.nextInt(500));
    for (InstrumentHeatmaps each : both) {
      each.interest().put((at + 1) * CANDLE_MS, new Interest(quantity, quantity.multiply(PRICE)));
    }
  }

  private static Candle candle(int at, Random random) {
    BigDecimal close = PRICE.add(BigDecimal.valueOf(random.nextInt(4_000) - 2_000));
    BigDecimal volume = BigDecimal.valueOf(1 + random.nextInt(50));
    return new Candle(
        at * CANDLE_MS,
        PRICE,
        PRICE.max(close).add(BigDecimal.valueOf(random.nextInt(3_000))),
        PRICE.min(close).subtract(BigDecimal.valueOf(random.nextInt(3_000))),
        close,
        volume,
        volume.multiply(PRICE),
        1,
        volume.multiply(new BigDecimal("0.4")));
  }

  private static void assertSame(List<Batch> found, List<Batch> expected) {
    assertThat(found).hasSize(HeatmapModel.values().length);
    assertThat(found).usingRecursiveComparison().isEqualTo(expected);
  }

  /** Whatever forms come, and whenever it is stored, each step is stored in its last form. */
  @Property(tries = 100)
  void shouldStoreEachStepInItsLastForm(@ForAll long seed) throws TooLateException {
    Random random = new Random(seed);
    InstrumentHeatmaps some = begun();
    InstrumentHeatmaps plain = live();
    int liveFrom = random.nextInt(CANDLES);
    Map<String, Object> stored = new TreeMap<>();
    Map<String, Object> expected = new TreeMap<>();
    for (int i = 0; i < CANDLES; i++) {
      if (i == liveFrom) {
        store(some, stored);
        some.goLive();
      }
      sample(i, random, some, plain);
      Candle last = null;
      for (int forms = 1 + random.nextInt(4); forms > 0; forms--) {
        last = last != null && random.nextBoolean() ? last : candle(i, random);
        some.take(last);
        if (random.nextInt(3) == 0) {
          some.catchUp();
        }
        if (random.nextInt(4) == 0) {
          store(some, stored);
        }
        some.forgetInterest(CANDLE_MS);
      }
      plain.take(last);
      store(plain, expected);
      plain.forgetInterest(CANDLE_MS);
    }
    store(some, stored);

    assertThat(stored.keySet()).isEqualTo(expected.keySet());
    assertThat(stored)
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(expected);
  }

  private static void store(InstrumentHeatmaps heatmaps, Map<String, Object> into) {
    for (Batch batch : heatmaps.unsaved()) {
      String model = batch.key().model().word();
      batch.steps().forEach(each -> into.put(model + " step " + each.openTimeMs(), each));
      batch
          .checkpoints()
          .forEach(each -> into.put(model + " state " + each.openTimeMs(), each.openTimeMs()));
      heatmaps.saved(batch);
    }
    assertThat(heatmaps.waiting()).isZero();
  }
}
