package org.tradewire.trading.heatmap.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.LevelSide;
import org.tradewire.trading.heatmap.entity.LeverageWeights;
import org.tradewire.trading.heatmap.entity.MarginBracket;
import org.tradewire.trading.heatmap.entity.ModelSettings;
import org.tradewire.trading.heatmap.entity.Zone;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.testing.CaseFile;

/** The acceptance rows of both models. */
class HeatmapCasesTest {
  private static final String CLASSIC = "002-heatmap.json";
  private static final String ISOLATED = "002-heatmap-isolated-margin.json";
  private static final long MINUTES_5 = TimeUnit.MINUTES.toMillis(5);

  @TestFactory
  Stream<DynamicTest> shouldLiquidateAtThePriceOfTheClassicModel() {
    return rows(CLASSIC, "liq_price")
        .map(
            row ->
                test(
                    row,
                    () ->
                        assertThat(
                                ClassicModel.liquidationPrice(
                                    side(row),
                                    number(row, "entry"),
                                    row.getInt("leverage"),
                                    number(row, "mmr")))
                            .isEqualByComparingTo(number(row, "expect"))));
  }

  @TestFactory
  Stream<DynamicTest> shouldLiquidateWhatTheRangeTouches() {
    return rows(CLASSIC, "should_liquidate")
        .map(
            row ->
                test(
                    row,
                    () -> {
                      LevelBook book = new LevelBook(BigDecimal.TEN);
                      book.add(
                          new LevelEntry(
                              0, side(row), 5, number(row, "liq"), BigDecimal.ONE, BigDecimal.ONE));
                      assertThat(book.crossed(number(row, "low"), number(row, "high")))
                          .hasSize(row.getBoolean("expect") ? 1 : 0);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> shouldTellTheSideByTheColour() {
    return rows(CLASSIC, "infer_side")
        .map(
            row ->
                test(
                    row,
                    () ->
                        assertThat(
                                ClassicModel.sideOf(
                                    candle(0, number(row, "open"), number(row, "close"))))
                            .isEqualTo(side(row.getString("expect")))));
  }

  @TestFactory
  Stream<DynamicTest> shouldOpenPositionsByWeight() {
    return rows(CLASSIC, "create_positions")
        .map(row -> test(row, () -> checkOpened(row, row.getJsonObject("expect"))));
  }

  private static void checkOpened(JsonObject row, JsonObject expect) {
    BigDecimal entry = number(row, "entry");
    BigDecimal open = side(row) == LevelSide.LONG ? entry : entry.add(BigDecimal.ONE);
    List<OpenedPosition> opened =
        new ClassicModel(ModelSettings.standard(new BigDecimal("100")))
            .opened(candle(0, open, entry), number(row, "volume"));

    assertThat(opened).hasSize(expect.getInt("count"));
    assertThat(opened).allMatch(position -> position.side() == side(row));
    if (expect.containsKey("leverages")) {
      assertThat(opened.stream().map(OpenedPosition::leverage).toList())
          .isEqualTo(
              expect.getJsonArray("leverages").getValuesAs(JsonNumber.class).stream()
                  .map(JsonNumber::intValue)
                  .toList());
    }
    if (expect.containsKey("volumes")) {
      assertThat(opened.stream().map(OpenedPosition::density).toList())
          .usingElementComparator(BigDecimal::compareTo)
          .isEqualTo(numbers(expect.getJsonArray("volumes")));
    }
    if (expect.containsKey("sum")) {
      assertThat(
              opened.stream().map(OpenedPosition::density).reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(number(expect, "sum"));
    }
    if (expect.containsKey("above")) {
      assertThat(opened)
          .allMatch(
              position ->
                  position.liquidationPrice().compareTo(entry) > 0 == expect.getBoolean("above"));
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldCloseTheSamePartOfAll() {
    return rows(CLASSIC, "remove_proportionally").map(row -> test(row, () -> checkClosed(row)));
  }

  /** Volumes become weights of the first candle, so that the engine holds an entry of each. */
  private static void checkClosed(JsonObject row) {
    List<BigDecimal> volumes = numbers(row.getJsonArray("volumes"));
    List<BigDecimal> expect = numbers(row.getJsonArray("expect"));
    BigDecimal sum = volumes.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<BigDecimal> weights = new ArrayList<>();
    for (int i = 0; i < LeverageWeights.LEVERAGES.size(); i++) {
      weights.add(
          i < volumes.size()
              ? volumes.get(i).divide(sum, MathContext.DECIMAL128)
              : BigDecimal.ZERO);
    }
    LeverageWeights byVolume =
        volumes.isEmpty() ? LeverageWeights.STANDARD : LeverageWeights.of(weights);
    HeatmapEngine engine =
        new HeatmapEngine(
            HeatmapModel.CLASSIC,
            new ModelSettings(
                byVolume,
                BigDecimal.ONE,
                ModelSettings.ONE_BRACKET,
                ModelSettings.TYPICAL_POSITION));
    BigDecimal price = new BigDecimal("100000");
    engine.step(candle(0, price, price), sum);
    engine.step(candle(MINUTES_5, price, price), number(row, "remove").negate());

    assertThat(
            engine.snapshot().levels().stream().map(level -> rounded(level.longDensity())).toList())
        .isEqualTo(expect.stream().map(HeatmapCasesTest::rounded).toList());
  }

  @TestFactory
  Stream<DynamicTest> shouldFindTheBucket() {
    JsonObject bucket = file(CLASSIC).getJsonObject("bucket");
    return bucket == null
        ? Stream.empty()
        : bucket.getJsonArray("cases").getValuesAs(JsonArray.class).stream()
            .map(
                row ->
                    DynamicTest.dynamicTest(
                        row.toString(),
                        () ->
                            assertThat(
                                    new LevelBook(number(row.get(1))).bucketOf(number(row.get(0))))
                                .isEqualByComparingTo(number(row.get(2)))));
  }

  @TestFactory
  Stream<DynamicTest> shouldDrawTheScenarios() {
    return rows(CLASSIC, "scenarios").map(row -> test(row, () -> checkScenario(row)));
  }

  private static void checkScenario(JsonObject row) {
    HeatmapEngine engine =
        new HeatmapEngine(HeatmapModel.CLASSIC, ModelSettings.standard(number(row, "bucket")));
    List<BigDecimal> deltas = numbers(row.getJsonArray("oi_deltas"));
    JsonArray candles = row.getJsonArray("candles_ohlc");
    for (int i = 0; i < candles.size(); i++) {
      List<BigDecimal> prices = numbers(candles.getJsonArray(i));
      engine.step(
          new Candle(
              i * MINUTES_5,
              prices.get(0),
              prices.get(1),
              prices.get(2),
              prices.get(3),
              BigDecimal.ONE,
              BigDecimal.ONE,
              1,
              BigDecimal.ZERO),
          deltas.get(i));
      JsonObject expect = row.getJsonArray("expect").getJsonObject(i);
      HeatmapSnapshot snapshot = engine.snapshot();
      assertThat(snapshot.created()).isEqualTo(expect.getInt("created"));
      assertThat(snapshot.consumed()).isEqualTo(expect.getInt("consumed"));
      checkLevels(snapshot, expect.getJsonArray("cells"), "long", "short", 2);
      checkTotals(snapshot, expect, 2);
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldDrawTheWorkedExamples() {
    JsonObject file = file(ISOLATED);
    return Stream.of(file, file.getJsonObject("edge"))
        .filter(part -> part != null && part.containsKey("candles"))
        .map(
            part ->
                DynamicTest.dynamicTest(
                    part == file ? "worked example" : "edge", () -> checkExample(part, file)));
  }

  private static void checkExample(JsonObject example, JsonObject file) {
    HeatmapEngine engine =
        new HeatmapEngine(
            HeatmapModel.ISOLATED_MARGIN, ModelSettings.standard(number(example, "bucket")));
    JsonArray candles = example.getJsonArray("candles");
    for (int i = 0; i < candles.size(); i++) {
      JsonObject row = candles.getJsonObject(i);
      engine.step(candle(row), number(row, "oi_delta_base"));
      JsonObject expect = example.getJsonArray("expected").getJsonObject(i);
      HeatmapSnapshot snapshot = engine.snapshot();
      assertThat(snapshot.openTimeMs()).isEqualTo(instant(expect));
      assertThat(snapshot.created()).isEqualTo(expect.getInt("positions_created"));
      assertThat(snapshot.consumed()).isEqualTo(expect.getInt("positions_consumed"));
      assertThat(snapshot.consumedVolume().setScale(8, RoundingMode.HALF_EVEN))
          .isEqualTo(number(expect, "consumed_volume"));
      checkLevels(snapshot, expect.getJsonArray("levels"), "long_density", "short_density", 8);
      checkTotals(snapshot, expect, 8);
      if (example == file && file.containsKey("digests")) {
        JsonObject digest = file.getJsonObject("digests").getJsonArray("expect").getJsonObject(i);
        assertThat(instant(digest)).isEqualTo(snapshot.openTimeMs());
        assertThat(SnapshotDigest.of(snapshot)).isEqualTo(digest.getString("sha256"));
      }
    }
  }

  private static void checkLevels(
      HeatmapSnapshot snapshot, JsonArray cells, String longs, String shorts, int decimals) {
    List<String> found = new ArrayList<>();
    for (HeatmapLevel level : snapshot.levels()) {
      found.add(line(level.price(), level.longDensity(), level.shortDensity(), decimals));
    }
    assertThat(found)
        .isEqualTo(
            cells.getValuesAs(JsonObject.class).stream()
                .map(
                    cell ->
                        line(
                            number(cell, "price"),
                            number(cell, longs),
                            number(cell, shorts),
                            decimals))
                .toList());
  }

  private static String line(BigDecimal price, BigDecimal longs, BigDecimal shorts, int decimals) {
    return price.stripTrailingZeros().toPlainString()
        + " "
        + longs.setScale(decimals, RoundingMode.HALF_EVEN)
        + " "
        + shorts.setScale(decimals, RoundingMode.HALF_EVEN);
  }

  private static void checkTotals(HeatmapSnapshot snapshot, JsonObject expect, int decimals) {
    assertThat(snapshot.totalLong().setScale(decimals, RoundingMode.HALF_EVEN))
        .isEqualTo(number(expect, "total_long"));
    assertThat(snapshot.totalShort().setScale(decimals, RoundingMode.HALF_EVEN))
        .isEqualTo(number(expect, "total_short"));
  }

  @TestFactory
  Stream<DynamicTest> shouldTakeTheBracketOfThePosition() {
    JsonObject section = file(ISOLATED).getJsonObject("liq_price_brackets");
    if (section == null) {
      return Stream.empty();
    }
    List<MarginBracket> brackets =
        section.getJsonArray("brackets").getValuesAs(JsonArray.class).stream()
            .map(HeatmapCasesTest::numbers)
            .map(figures -> new MarginBracket(figures.get(0), figures.get(1), figures.get(2)))
            .toList();
    return section.getJsonArray("cases").getValuesAs(JsonObject.class).stream()
        .map(row -> test(row, () -> checkBracket(row, brackets)));
  }

  private static void checkBracket(JsonObject row, List<MarginBracket> brackets) {
    BigDecimal entry = number(row, "entry");
    BigDecimal quantity = number(row, "quantity");
    BigDecimal notional = entry.multiply(quantity);
    MarginBracket bracket =
        new ModelSettings(LeverageWeights.STANDARD, BigDecimal.ONE, brackets, notional)
            .typicalBracket();

    assertThat(notional).isEqualByComparingTo(number(row, "notional"));
    assertThat(bracket.rate()).isEqualByComparingTo(number(row, "mmr"));
    assertThat(bracket.deduction()).isEqualByComparingTo(number(row, "cum"));
    assertThat(
            IsolatedMarginModel.liquidationPrice(
                    side(row), entry, row.getInt("leverage"), bracket, quantity)
                .setScale(8, RoundingMode.HALF_EVEN))
        .isEqualTo(number(row, "expect"));
  }

  @TestFactory
  Stream<DynamicTest> shouldHandSamplesToCandles() {
    JsonObject section = file(ISOLATED).getJsonObject("oi_alignment_rows");
    return section == null
        ? Stream.empty()
        : Stream.of(test(section, () -> checkAlignment(section)));
  }

  private static void checkAlignment(JsonObject section) {
    InterestSeries series = new InterestSeries(MINUTES_5);
    for (JsonArray sample : section.getJsonArray("samples").getValuesAs(JsonArray.class)) {
      series.put(
          Instant.parse(sample.getString(0)).toEpochMilli(),
          new InterestSeries.Interest(number(sample.get(1)), null));
    }
    TreeMap<Long, BigDecimal> expect = new TreeMap<>();
    section
        .getJsonObject("expect")
        .forEach((at, change) -> expect.put(Instant.parse(at).toEpochMilli(), number(change)));

    TreeMap<Long, BigDecimal> changes = new TreeMap<>();
    Candle previous = null;
    for (long at = expect.firstKey(); at <= expect.lastKey(); at += MINUTES_5) {
      Candle candle = flatCandle(at);
      BigDecimal change = series.delta(HeatmapModel.ISOLATED_MARGIN, previous, candle);
      if (expect.containsKey(at) || change.signum() != 0) {
        changes.put(at, change);
      }
      previous = candle;
    }
    assertThat(changes)
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(expect);
  }

  private static Candle flatCandle(long openTimeMs) {
    BigDecimal one = BigDecimal.ONE;
    return new Candle(openTimeMs, one, one, one, one, one, one, 1, one);
  }

  @TestFactory
  Stream<DynamicTest> shouldWarnOfZones() {
    JsonObject section = file(CLASSIC).getJsonObject("zone_alerts");
    return section == null
        ? Stream.empty()
        : section.getJsonArray("cases").getValuesAs(JsonObject.class).stream()
            .map(row -> test(row, () -> checkZone(row)));
  }

  private static void checkZone(JsonObject row) {
    BigDecimal price = number(row, "price");
    BigDecimal zone = number(row, "zone");
    assertThat(Zone.percentAway(zone, price)).isEqualTo(number(row, "distance"));
    if (row.containsKey("direction")) {
      assertThat(zone.compareTo(price) > 0).isEqualTo(row.getString("direction").equals("above"));
    }
    if (row.containsKey("severity")) {
      HeatmapLevel level = new HeatmapLevel(zone, number(row, "long"), number(row, "short"));
      Zone found = Zone.of(level, price).orElseThrow();
      assertThat(found.severity().name()).isEqualToIgnoringCase(row.getString("severity"));
      assertThat(found.above()).isEqualTo(zone.compareTo(price) > 0);
      assertThat(found.key()).isEqualTo(row.getInt("zone") + "_short");
    }
  }

  private static JsonObject file(String name) {
    return new CaseFile(name).read().asJsonObject();
  }

  /** The rows of a section; none where the file lacks it. */
  private static Stream<JsonObject> rows(String file, String section) {
    JsonArray rows = file(file).getJsonArray(section);
    return rows == null ? Stream.empty() : rows.getValuesAs(JsonObject.class).stream();
  }

  private static DynamicTest test(JsonObject row, Runnable check) {
    return DynamicTest.dynamicTest(row.getString("id", row.toString()), check::run);
  }

  private static Candle candle(long openTime, BigDecimal open, BigDecimal close) {
    return new Candle(
        openTime,
        open,
        open.max(close),
        open.min(close),
        close,
        BigDecimal.ONE,
        close,
        1,
        BigDecimal.ZERO);
  }

  private static Candle candle(JsonObject row) {
    return new Candle(
        instant(row),
        number(row, "open"),
        number(row, "high"),
        number(row, "low"),
        number(row, "close"),
        number(row, "volume"),
        number(row, "quote_volume"),
        1,
        number(row, "taker_buy_base"));
  }

  private static long instant(JsonObject row) {
    return Instant.parse(row.getString("open_time")).toEpochMilli();
  }

  private static LevelSide side(JsonObject row) {
    return side(row.getString("side"));
  }

  private static LevelSide side(String word) {
    return LevelSide.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static BigDecimal rounded(BigDecimal value) {
    return value.setScale(8, RoundingMode.HALF_EVEN);
  }

  private static List<BigDecimal> numbers(JsonArray values) {
    return values.stream().map(HeatmapCasesTest::number).toList();
  }

  private static BigDecimal number(JsonObject row, String name) {
    return number(row.get(name));
  }

  private static BigDecimal number(JsonValue value) {
    return value instanceof JsonString text
        ? new BigDecimal(text.getString())
        : ((JsonNumber) value).bigDecimalValue();
  }
}
