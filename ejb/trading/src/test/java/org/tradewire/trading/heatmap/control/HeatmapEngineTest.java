package org.tradewire.trading.heatmap.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.HeatmapStep;
import org.tradewire.trading.heatmap.entity.LevelSide;
import org.tradewire.trading.heatmap.entity.LeveragedLevels;
import org.tradewire.trading.heatmap.entity.ModelSettings;
import org.tradewire.trading.market.entity.Candle;

/** What holds of every history, compared with a recomputation that touches every position. */
class HeatmapEngineTest {
  private static final MathContext DIGITS = MathContext.DECIMAL128;
  private static final long MINUTES_5 = TimeUnit.MINUTES.toMillis(5);
  private static final BigDecimal BUCKET = new BigDecimal("100");
  private static final ModelSettings SETTINGS = ModelSettings.standard(BUCKET);
  private static final int CANDLES = 60;
  private static final BigDecimal TWO = new BigDecimal("2");

  /** A candle with the change of open interest that belongs to it. */
  private record Move(Candle candle, BigDecimal delta) {}

  /** A position as it stands, nothing postponed. */
  private record Position(OpenedPosition opened, BigDecimal amount, BigDecimal density) {

    Position part(BigDecimal kept) {
      return new Position(opened, amount.multiply(kept, DIGITS), density.multiply(kept, DIGITS));
    }
  }

  @Property(tries = 20)
  void shouldEqualARecomputation(@ForAll long seed, @ForAll HeatmapModel model) {
    HeatmapEngine engine = new HeatmapEngine(model, SETTINGS);
    List<Position> positions = new ArrayList<>();
    for (Move move : history(seed, model)) {
      engine.step(move.candle, move.delta);
      positions = recomputed(model, positions, move);

      assertSame(engine.snapshot().levels(), levels(positions));
      assertThat(engine.entries()).isEqualTo(positions.size());
    }
  }

  @Property(tries = 20)
  void shouldTellPositionsByLeverage(@ForAll long seed, @ForAll HeatmapModel model) {
    HeatmapEngine engine = new HeatmapEngine(model, SETTINGS);
    List<Position> positions = new ArrayList<>();
    for (Move move : history(seed, model)) {
      engine.step(move.candle, move.delta);
      positions = recomputed(model, positions, move);
    }
    HeatmapEngine restored = HeatmapEngine.of(model, SETTINGS, engine.checkpoint());

    assertThat(restored.positions()).isEqualTo(engine.positions());
    Map<String, BigDecimal> expected = new TreeMap<>();
    LevelBook buckets = new LevelBook(BUCKET);
    for (Position each : positions) {
      String place =
          each.opened.side()
              + " "
              + each.opened.leverage()
              + " "
              + buckets.bucketOf(each.opened.liquidationPrice());
      expected.merge(place, each.density, BigDecimal::add);
    }
    Map<String, BigDecimal> found = new TreeMap<>();
    engine
        .positions()
        .items()
        .forEach(
            each ->
                found.put(
                    each.side() + " " + each.leverage() + " " + each.price(), each.density()));
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach((place, density) -> assertClose(density, expected.get(place)));
  }

  @Property(tries = 20)
  void shouldFollowOpenInterestButForWhatIsDropped(@ForAll long seed) {
    HeatmapEngine engine = new HeatmapEngine(HeatmapModel.ISOLATED_MARGIN, SETTINGS);
    BigDecimal sum = BigDecimal.ZERO;
    for (Move move : history(seed, HeatmapModel.ISOLATED_MARGIN)) {
      engine.step(move.candle, move.delta);
      sum = sum.add(move.delta).max(BigDecimal.ZERO).subtract(engine.droppedAmount());

      assertClose(engine.amount(), sum);
      sum = engine.amount();
    }
  }

  @Property(tries = 20)
  void shouldForgetTheFormBefore(@ForAll long seed, @ForAll HeatmapModel model) {
    HeatmapEngine corrected = new HeatmapEngine(model, SETTINGS);
    HeatmapEngine straight = new HeatmapEngine(model, SETTINGS);
    List<Move> wrong = history(seed + 1, model);
    List<Move> right = history(seed, model);
    for (int i = 0; i < CANDLES; i++) {
      corrected.step(wrong.get(i).candle, wrong.get(i).delta);
      corrected.redo(wrong.get(i).candle, wrong.get(i).delta.negate());
      corrected.redo(right.get(i).candle, right.get(i).delta);
      straight.step(right.get(i).candle, right.get(i).delta);

      assertThat(corrected.snapshot())
          .usingRecursiveComparison()
          .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
          .isEqualTo(straight.snapshot());
      assertThat(corrected.amount()).isEqualByComparingTo(straight.amount());
      assertThat(corrected.entries()).isEqualTo(straight.entries());
    }
  }

  @Property(tries = 20)
  void shouldTellEachPictureByItsStep(@ForAll long seed, @ForAll HeatmapModel model) {
    HeatmapEngine engine = new HeatmapEngine(model, SETTINGS);
    NavigableMap<BigDecimal, HeatmapLevel> folded = new TreeMap<>();
    for (Move move : history(seed, model)) {
      engine.step(move.candle, move.delta);
      HeatmapStep step = engine.lastStep();
      folded.replaceAll((price, level) -> part(level, step.kept()));
      for (HeatmapLevel level : step.changed()) {
        if (level.longDensity().signum() == 0 && level.shortDensity().signum() == 0) {
          folded.remove(level.price());
        } else {
          folded.put(level.price(), level);
        }
      }

      HeatmapSnapshot snapshot = engine.snapshot();
      assertSame(new ArrayList<>(folded.values()), snapshot.levels());
      assertThat(step.created()).isEqualTo(snapshot.created());
      assertThat(step.consumed()).isEqualTo(snapshot.consumed());
      assertThat(step.openTimeMs()).isEqualTo(snapshot.openTimeMs());
    }
  }

  @Property(tries = 20)
  void shouldGoOnFromACheckpoint(@ForAll long seed, @ForAll HeatmapModel model) {
    HeatmapEngine engine = new HeatmapEngine(model, SETTINGS);
    HeatmapEngine restored = HeatmapEngine.of(model, SETTINGS, engine.checkpoint());
    for (Move move : history(seed, model)) {
      engine.step(move.candle, move.delta);
      restored.step(move.candle, move.delta);
      byte[] checkpoint = engine.checkpoint();
      assertThat(restored.checkpoint()).isEqualTo(checkpoint);

      restored = HeatmapEngine.of(model, SETTINGS, checkpoint);
      assertThat(restored.snapshot())
          .usingRecursiveComparison()
          .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
          .isEqualTo(engine.snapshot());
      assertThat(restored.amount()).isEqualByComparingTo(engine.amount());
    }
  }

  @Test
  void shouldRefuseWhatIsNoCheckpoint() {
    HeatmapEngine engine = new HeatmapEngine(HeatmapModel.CLASSIC, SETTINGS);
    engine.step(still(0), BigDecimal.TEN);
    byte[] checkpoint = engine.checkpoint();
    byte[] shorter = Arrays.copyOf(checkpoint, checkpoint.length - 1);
    byte[] longer = Arrays.copyOf(checkpoint, checkpoint.length + 1);
    byte[] newer = checkpoint.clone();
    newer[0] = 2;

    for (byte[] wrong : List.of(shorter, longer, newer, new byte[0])) {
      assertThatThrownBy(() -> HeatmapEngine.of(HeatmapModel.CLASSIC, SETTINGS, wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void shouldNotRedoACandleThatCameWithACheckpoint() {
    HeatmapEngine engine = new HeatmapEngine(HeatmapModel.CLASSIC, SETTINGS);
    engine.step(still(0), BigDecimal.TEN);
    HeatmapEngine restored = HeatmapEngine.of(HeatmapModel.CLASSIC, SETTINGS, engine.checkpoint());

    assertThatThrownBy(() -> restored.redo(still(0), BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(restored::lastStep).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldDrawWiderBucketsAndSeveralVenues() {
    HeatmapEngine engine = new HeatmapEngine(HeatmapModel.ISOLATED_MARGIN, SETTINGS);
    engine.step(still(0), BigDecimal.TEN);
    HeatmapSnapshot one = engine.snapshot();
    HeatmapSnapshot two = HeatmapSnapshot.sum(List.of(one, one));
    HeatmapSnapshot wide = one.inBuckets(new BigDecimal("10000"));

    assertThat(two.levels()).hasSameSizeAs(one.levels());
    assertThat(two.totalLong()).isEqualByComparingTo(one.totalLong().multiply(TWO));
    assertThat(two.created()).isEqualTo(2 * one.created());
    assertThat(wide.levels().stream().map(HeatmapLevel::price).toList())
        .usingElementComparator(BigDecimal::compareTo)
        .isEqualTo(Stream.of("80000", "90000", "100000", "110000").map(BigDecimal::new).toList());
    assertThat(wide.totalLong()).isEqualByComparingTo(one.totalLong());
    assertThat(wide.totalShort()).isEqualByComparingTo(one.totalShort());
  }

  private static HeatmapLevel part(HeatmapLevel level, BigDecimal kept) {
    return new HeatmapLevel(
        level.price(),
        level.longDensity().multiply(kept, DIGITS),
        level.shortDensity().multiply(kept, DIGITS));
  }

  @Test
  void shouldKeepItsDigitsWhenNearlyAllIsClosedAgainAndAgain() {
    HeatmapEngine engine = new HeatmapEngine(HeatmapModel.CLASSIC, SETTINGS);
    BigDecimal billion = new BigDecimal("1000000000");
    for (int i = 0; i < 40; i += 2) {
      engine.step(still(i), billion.subtract(engine.amount()));
      engine.step(still(i + 1), billion.multiply(new BigDecimal("-0.999")));
    }
    BigDecimal dropped = engine.droppedAmount();
    engine.step(still(40), new BigDecimal("1000"));

    // A thousandth is left of each billion, and the last thousand is added to it.
    assertThat(dropped).isPositive();
    assertClose(engine.amount(), new BigDecimal("1001000").subtract(dropped));
  }

  @Test
  void shouldJoinTheSmallestOfABucketBeyondItsMost() {
    HeatmapEngine engine = new HeatmapEngine(HeatmapModel.ISOLATED_MARGIN, SETTINGS, 25);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < 20; i++) {
      BigDecimal delta = new BigDecimal(10 + i);
      engine.step(still(i), delta);
      sum = sum.add(delta);
    }

    assertThat(engine.entries()).isEqualTo(25);
    assertThat(engine.joined()).isEqualTo(20 * 10 - 25);
    assertClose(engine.amount(), sum);
    assertThat(engine.snapshot().created()).isEqualTo(10);
    assertThat(engine.positions().items())
        .as("each leverage has a bucket of its own here")
        .extracting(LeveragedLevels.Item::leverage)
        .containsOnly(5, 10, 25, 50, 100);
  }

  /** A bucket so fine that no two positions share one. */
  @Property(tries = 10)
  void shouldHoldItsMostWhateverTheBucket(@ForAll long seed, @ForAll HeatmapModel model) {
    ModelSettings fine = ModelSettings.standard(new BigDecimal("0.0000001"));
    HeatmapEngine engine = new HeatmapEngine(model, fine, 40);
    for (Move move : history(seed, model)) {
      boolean opens = move.delta.signum() > 0;
      BigDecimal before = engine.amount();
      engine.step(move.candle, move.delta);

      assertThat(engine.entries()).isLessThanOrEqualTo(40);
      if (opens && model == HeatmapModel.ISOLATED_MARGIN) {
        assertClose(engine.amount(), before.add(move.delta));
      }
    }
  }

  @Test
  void shouldJoinWhatIsNearestWhereEachBucketHoldsOnePosition() {
    HeatmapEngine engine =
        new HeatmapEngine(
            HeatmapModel.CLASSIC, ModelSettings.standard(new BigDecimal("0.0000001")), 4);

    engine.step(still(0), new BigDecimal("1000"));

    assertThat(engine.entries()).isEqualTo(4);
    assertThat(engine.joined()).isEqualTo(1);
    // The smallest, 100 of 100x at 99,400, lies beside 200 of 50x at 98,400.
    assertThat(engine.snapshot().levels())
        .anySatisfy(
            level -> {
              assertThat(level.price()).isEqualByComparingTo("98400");
              assertThat(level.longDensity()).isEqualByComparingTo("300");
            });
  }

  @Test
  void shouldNotSayALeverageOfWhatWasJoinedOfSeveral() {
    ModelSettings wide = ModelSettings.standard(new BigDecimal("1000000"));
    HeatmapEngine engine = new HeatmapEngine(HeatmapModel.ISOLATED_MARGIN, wide, 9);

    engine.step(still(0), BigDecimal.TEN);

    assertThat(engine.joined()).isEqualTo(1);
    assertThat(engine.positions().items())
        .extracting(LeveragedLevels.Item::leverage)
        .containsOnlyOnce((Integer) null)
        .contains(5, 10, 25, 50);
    assertThat(
            HeatmapEngine.of(HeatmapModel.ISOLATED_MARGIN, wide, engine.checkpoint()).positions())
        .isEqualTo(engine.positions());
  }

  @Test
  void shouldRefuseACandleThatIsNotLater() {
    HeatmapEngine engine = new HeatmapEngine(HeatmapModel.CLASSIC, SETTINGS);
    engine.step(still(3), BigDecimal.ONE);

    assertThatThrownBy(() -> engine.step(still(3), BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> engine.redo(still(2), BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldTakeTheCloseWhereTheAverageWasNeverTraded() {
    HeatmapEngine engine = new HeatmapEngine(HeatmapModel.ISOLATED_MARGIN, SETTINGS);
    BigDecimal price = new BigDecimal("100000");
    for (int i = 0; i < 2; i++) {
      BigDecimal half = price.multiply(new BigDecimal(i * 5));
      engine.step(
          new Candle(
              i * MINUTES_5, price, price, price, price, BigDecimal.TEN, half, 1, BigDecimal.TEN),
          BigDecimal.ONE);
    }

    assertThat(engine.snapshot().levels().stream().map(HeatmapLevel::price).toList())
        .usingElementComparator(BigDecimal::compareTo)
        .isEqualTo(
            Stream.of("80300", "90300", "96300", "98300", "99300").map(BigDecimal::new).toList());
  }

  @Test
  void shouldShareACandleWithoutTradesEqually() {
    HeatmapEngine engine = new HeatmapEngine(HeatmapModel.ISOLATED_MARGIN, SETTINGS);
    BigDecimal price = new BigDecimal("50000");
    engine.step(
        new Candle(
            0, price, price, price, price, BigDecimal.ZERO, BigDecimal.ZERO, 1, BigDecimal.ZERO),
        BigDecimal.TEN);

    assertThat(engine.snapshot().totalLong()).isEqualByComparingTo("250000");
    assertThat(engine.snapshot().totalShort()).isEqualByComparingTo("250000");
  }

  /** Ten traded at 100,000, half of them bought. */
  private static Candle still(int number) {
    BigDecimal price = new BigDecimal("100000");
    return new Candle(
        number * MINUTES_5,
        price,
        price,
        price,
        price,
        BigDecimal.TEN,
        price.multiply(BigDecimal.TEN),
        1,
        new BigDecimal("5"));
  }

  /** A wandering price; open interest grows and shrinks, now and then by all there is. */
  private static List<Move> history(long seed, HeatmapModel model) {
    Random random = new Random(seed);
    List<Move> moves = new ArrayList<>();
    int price = 100_000;
    for (int i = 0; i < CANDLES; i++) {
      int open = price;
      int close = Math.max(1_000, open + random.nextInt(2_001) - 1_000);
      int high = Math.max(open, close) + random.nextInt(1_500);
      int low = Math.max(500, Math.min(open, close) - random.nextInt(1_500));
      price = close;
      BigDecimal volume = new BigDecimal(random.nextInt(500)).movePointLeft(1);
      BigDecimal taker = volume.multiply(new BigDecimal(random.nextInt(101)).movePointLeft(2));
      BigDecimal quote = volume.multiply(new BigDecimal((high + low) / 2));
      BigDecimal delta = new BigDecimal(random.nextInt(2_000_000) - 900_000).movePointLeft(5);
      if (random.nextInt(20) == 0) {
        delta = new BigDecimal("-1000000");
      }
      moves.add(
          new Move(
              new Candle(
                  i * MINUTES_5,
                  new BigDecimal(open),
                  new BigDecimal(high),
                  new BigDecimal(low),
                  new BigDecimal(close),
                  volume,
                  quote,
                  1,
                  taker),
              model == HeatmapModel.CLASSIC ? delta.movePointRight(5) : delta));
    }
    return moves;
  }

  private static List<Position> recomputed(HeatmapModel model, List<Position> before, Move move) {
    List<Position> left = new ArrayList<>();
    BigDecimal consumed = BigDecimal.ZERO;
    for (Position position : before) {
      boolean crossed =
          position.opened.side() == LevelSide.LONG
              ? position.opened.liquidationPrice().compareTo(move.candle.low()) >= 0
              : position.opened.liquidationPrice().compareTo(move.candle.high()) <= 0;
      if (crossed) {
        consumed = consumed.add(position.amount);
      } else {
        left.add(position);
      }
    }
    PositionModel rules = HeatmapEngine.positions(model, SETTINGS);
    BigDecimal change = rules.change(move.delta, consumed);
    if (change.signum() > 0) {
      rules
          .opened(move.candle, change)
          .forEach(opened -> left.add(new Position(opened, opened.amount(), opened.density())));
      return left;
    }
    BigDecimal all = left.stream().map(Position::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (change.negate().compareTo(all) >= 0) {
      return change.signum() == 0 ? left : new ArrayList<>();
    }
    BigDecimal kept = all.add(change).divide(all, DIGITS);
    return new ArrayList<>(
        left.stream()
            .map(position -> position.part(kept))
            .filter(
                position ->
                    change.signum() == 0 || position.density.compareTo(new BigDecimal("0.01")) >= 0)
            .toList());
  }

  private static List<HeatmapLevel> levels(List<Position> positions) {
    LevelBook buckets = new LevelBook(BUCKET);
    NavigableMap<BigDecimal, HeatmapLevel> levels = new TreeMap<>();
    for (Position position : positions) {
      BigDecimal zero = BigDecimal.ZERO;
      boolean isLong = position.opened.side() == LevelSide.LONG;
      levels.merge(
          buckets.bucketOf(position.opened.liquidationPrice()),
          new HeatmapLevel(
              buckets.bucketOf(position.opened.liquidationPrice()),
              isLong ? position.density : zero,
              isLong ? zero : position.density),
          (one, other) ->
              new HeatmapLevel(
                  one.price(),
                  one.longDensity().add(other.longDensity()),
                  one.shortDensity().add(other.shortDensity())));
    }
    return new ArrayList<>(levels.values());
  }

  /** To the eighth decimal. */
  private static void assertSame(List<HeatmapLevel> found, List<HeatmapLevel> expected) {
    assertThat(found.stream().map(HeatmapLevel::price).toList())
        .usingElementComparator(BigDecimal::compareTo)
        .isEqualTo(expected.stream().map(HeatmapLevel::price).toList());
    for (int i = 0; i < found.size(); i++) {
      assertClose(found.get(i).longDensity(), expected.get(i).longDensity());
      assertClose(found.get(i).shortDensity(), expected.get(i).shortDensity());
    }
  }

  private static void assertClose(BigDecimal found, BigDecimal expected) {
    assertThat(found).isCloseTo(expected, within(new BigDecimal("5e-9")));
  }
}
