package org.tradewire.trading.market.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.tradewire.feed.api.VenueCandle;

class CandleSeriesTest {

  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  /** A Monday, midnight UTC. */
  private static final long MIDNIGHT = 1_773_619_200_000L;

  private final CandleSeries series = new CandleSeries();

  @Example
  void shouldMakeOneCandleOfTheTradesOfAMinute() {
    trade(0, "100.0", "2", true);
    trade(10_000, "103.5", "1", false);
    trade(20_000, "99.5", "0.5", false);
    trade(59_999, "101.0", "1", true);

    assertThat(series.newest(TimeFrame.M1))
        .hasValue(
            new Candle(
                MIDNIGHT,
                decimal("100.0"),
                decimal("103.5"),
                decimal("99.5"),
                decimal("101.0"),
                decimal("4.5"),
                decimal("454.25"),
                4,
                decimal("3")));
  }

  @Example
  void shouldCloseADayWithItsFirstMinute() {
    trade(0, "100", "2", true);
    trade(DAY - 1, "103", "1", true);
    series.takeUpdates(MIDNIGHT + DAY - 1);
    trade(DAY, "104", "4", true);

    assertThat(series.takeUpdates(MIDNIGHT + DAY + 2_000))
        .filteredOn(update -> update.timeFrame() == TimeFrame.D1 && update.closed())
        .singleElement()
        .satisfies(
            update -> {
              assertThat(update.candle().open()).isEqualByComparingTo("100");
              assertThat(update.candle().volume()).isEqualByComparingTo("3");
            });
  }

  @Example
  void shouldTakeTheVenuesWordOnAMinute() {
    trade(0, "100", "2", true);
    trade(MINUTE, "101", "1", true);
    series.takeUpdates(MIDNIGHT + 2 * MINUTE);

    correct(0, "99", "103", "98", "102", "5", null, 7);

    assertThat(series.takeUpdates(MIDNIGHT + 2 * MINUTE))
        .contains(
            new CandleUpdate(
                TimeFrame.M1,
                new Candle(
                    MIDNIGHT,
                    decimal("99"),
                    decimal("103"),
                    decimal("98"),
                    decimal("102"),
                    decimal("5"),
                    decimal("200"),
                    7,
                    decimal("2")),
                true));
    Candle five = series.newest(TimeFrame.M5).orElseThrow();
    assertThat(five.open()).isEqualByComparingTo("99");
    assertThat(five.high()).isEqualByComparingTo("103");
    assertThat(five.close()).isEqualByComparingTo("101");
    assertThat(five.volume()).isEqualByComparingTo("6");
    assertThat(five.trades()).isEqualTo(8);
  }

  @Example
  void shouldLeaveOutTradesOfAMinuteOfWhichTheVenueHasSpoken() {
    correct(0, "99", "103", "98", "102", "5", "510", 7);
    trade(30_000, "250", "9", true);

    assertThat(series.newest(TimeFrame.M1))
        .hasValueSatisfying(candle -> assertThat(candle.high()).isEqualByComparingTo("103"));

    trade(MINUTE, "104", "1", true);
    assertThat(series.newest(TimeFrame.M1))
        .hasValueSatisfying(candle -> assertThat(candle.close()).isEqualByComparingTo("104"));
  }

  @Example
  void shouldTellNothingWhenTheVenueSaysTheSame() {
    correct(0, "99", "103", "98", "102", "5", "510", 7);
    series.takeUpdates(MIDNIGHT + 2 * DAY);

    correct(0, "99", "103", "98", "102", "5", "510", 7);
    correct(-2 * DAY, "1", "1", "1", "1", "1", "1", 1);

    assertThat(series.takeUpdates(MIDNIGHT + 2 * DAY)).isEmpty();
  }

  @Example
  void shouldFillMinutesThatNobodySaw() {
    trade(10 * MINUTE, "110", "1", true);

    correct(MINUTE, "99", "103", "98", "102", "5", "510", 7);

    Candle quarter = series.newest(TimeFrame.M15).orElseThrow();
    assertThat(quarter.open()).isEqualByComparingTo("99");
    assertThat(quarter.volume()).isEqualByComparingTo("6");
  }

  private void correct(
      long timeMs,
      String open,
      String high,
      String low,
      String close,
      String volume,
      String quoteVolume,
      long trades) {
    series.correct(
        new VenueCandle(
            TimeUnit.MILLISECONDS.toNanos(MIDNIGHT + timeMs),
            decimal(open),
            decimal(high),
            decimal(low),
            decimal(close),
            decimal(volume),
            null,
            quoteVolume == null ? null : decimal(quoteVolume),
            trades));
  }

  @Example
  void shouldMakeLongerCandlesOfMinutesWhenMinutesAreMissing() {
    trade(0, "100", "1", true);
    trade(3 * MINUTE, "105", "1", true);
    trade(6 * MINUTE, "90", "1", true);

    Candle five = series.newest(TimeFrame.M5).orElseThrow();
    Candle quarter = series.newest(TimeFrame.M15).orElseThrow();
    assertThat(five.openTimeMs()).isEqualTo(MIDNIGHT + 5 * MINUTE);
    assertThat(five.trades()).isEqualTo(1);
    assertThat(quarter.openTimeMs()).isEqualTo(MIDNIGHT);
    assertThat(quarter.open()).isEqualByComparingTo("100");
    assertThat(quarter.high()).isEqualByComparingTo("105");
    assertThat(quarter.low()).isEqualByComparingTo("90");
    assertThat(quarter.trades()).isEqualTo(3);
  }

  @Example
  void shouldTellOnceThatACandleIsClosedWhenItsTimeIsOver() {
    trade(0, "100", "1", true);
    assertThat(texts(30_000))
        .containsExactly(
            "1m 0 open", "5m 0 open", "15m 0 open", "1h 0 open", "4h 0 open", "1d 0 open");
    assertThat(texts(59_000)).isEmpty();
    assertThat(texts(60_999)).isEmpty();

    assertThat(texts(61_000)).containsExactly("1m 0 closed");
    assertThat(texts(90_000)).isEmpty();
    assertThat(texts(301_000)).containsExactly("5m 0 closed");
  }

  @Example
  void shouldTellTheClosedCandleAndTheNextWhenATradeOpensAnother() {
    trade(0, "100", "1", true);
    texts(30_000);
    trade(61_000, "101", "1", true);

    assertThat(texts(62_000)).startsWith("1m 0 closed", "1m 1 open", "5m 0 open").hasSize(7);
  }

  @Example
  void shouldCorrectAClosedCandleWhenATradeComesLate() {
    trade(0, "100", "1", true);
    trade(MINUTE, "101", "1", true);
    series.takeUpdates(MIDNIGHT + 2 * MINUTE);

    trade(30_000, "120", "1", true);

    assertThat(texts(2 * MINUTE)).contains("1m 0 closed").doesNotContain("1m 1 open");
    assertThat(series.newest(TimeFrame.M5).orElseThrow().high()).isEqualByComparingTo("120");
    assertThat(series.newest(TimeFrame.M5).orElseThrow().close()).isEqualByComparingTo("101");
  }

  @Example
  void shouldSumTheLast24HoursAndNoMore() {
    trade(-DAY + MINUTE / 2, "50", "7", true);
    trade(-DAY + 2 * MINUTE, "80", "1", true);
    trade(0, "100", "2", false);
    trade(100, "120", "1", false);

    TradedDay day = series.day(MIDNIGHT + 200).orElseThrow();

    assertThat(day.first()).isEqualByComparingTo("80");
    assertThat(day.volume()).isEqualByComparingTo("4");
    assertThat(day.changePercent()).hasValue(decimal("50.00"));
    assertThat(series.day(MIDNIGHT + DAY + MINUTE)).isEmpty();
  }

  /** The sum goes on from minute to minute, over gaps, trades that come late and long silence. */
  @Example
  void shouldAlwaysKnowTheVolumeOfTheLastDayAlone() {
    TreeMap<Long, BigDecimal> volumes = new TreeMap<>();
    for (long minute = 0; minute < 3_000; minute += 1 + minute % 7) {
      long at = minute * MINUTE;
      trade(at, "100", minute % 11 + ".1", true);
      volumes.put(at, decimal(minute % 11 + ".1"));
      if (minute % 50 == 0) {
        trade(at - 3 * MINUTE, "100", "0.5", true);
        volumes.merge(at - 3 * MINUTE, decimal("0.5"), BigDecimal::add);
      }
      if (minute % 500 < 400) {
        BigDecimal expected =
            volumes.tailMap(at - DAY, false).values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(series.day(MIDNIGHT + at).orElseThrow().volume()).isEqualByComparingTo(expected);
      }
    }
  }

  @Example
  void shouldLeaveOutATradeThatIsADayOld() {
    trade(0, "100", "1", true);
    trade(-DAY, "1", "1", true);

    assertThat(series.newest(TimeFrame.D1).orElseThrow().trades()).isEqualTo(1);
  }

  @Example
  void shouldGoOnFromStoredMinutesWhenItKnowsLess() {
    CandleSeries before = new CandleSeries();
    before.add(MIDNIGHT, decimal("90"), decimal("3"), true);
    before.add(MIDNIGHT + MINUTE, decimal("95"), decimal("1"), true);
    before.add(MIDNIGHT + MINUTE + 1, decimal("96"), decimal("1"), true);
    trade(MINUTE + 2, "97", "1", true);

    series.load(
        before.takeUpdates(MIDNIGHT + 2 * MINUTE).stream()
            .filter(each -> each.timeFrame() == TimeFrame.M1)
            .map(CandleUpdate::candle)
            .toList());

    Candle day = series.newest(TimeFrame.D1).orElseThrow();
    assertThat(day.open()).isEqualByComparingTo("90");
    assertThat(day.trades()).isEqualTo(3);
    assertThat(series.newest(TimeFrame.M1).orElseThrow().trades()).isEqualTo(2);
  }

  @Example
  void shouldCloseACandleAlsoWhenTheNextOneIsOpenAlready() {
    trade(59_900, "100", "1", true);
    texts(59_950);
    trade(60_100, "101", "1", true);

    assertThat(texts(60_500)).contains("1m 1 open").doesNotContain("1m 0 closed");
    assertThat(texts(61_500)).containsExactly("1m 0 closed");
  }

  @Example
  void shouldKeepTheLastMinutesAloneForANodeThatTakesOver() {
    for (int minute = 0; minute < 300; minute++) {
      trade(minute * MINUTE, "100", "1", true);
      if (minute % 5 == 0) {
        series.leaveUpdates();
      }
    }
    series.leaveUpdates();

    assertThat(texts(300 * MINUTE))
        .containsExactly(
            "1m 294 closed",
            "1m 295 closed",
            "1m 296 closed",
            "1m 297 closed",
            "1m 298 closed",
            "5m 58 closed");
    assertThat(texts(300 * MINUTE + 1_000))
        .containsExactly("1m 299 closed", "5m 59 closed", "15m 19 closed", "1h 4 closed");
  }

  @Example
  void shouldCloseACandleThatWasOpenWhenAnotherNodeToldIt() {
    trade(0, "100", "1", true);
    series.leaveUpdates();

    assertThat(texts(301_000)).containsExactly("1m 0 closed", "5m 0 closed");
  }

  @Example
  void shouldTellTheNewestTwoOfEachLengthAgain() {
    for (int minute = 0; minute < 300; minute++) {
      trade(minute * MINUTE, "100", "1", true);
    }
    texts(300 * MINUTE);

    series.publishAgain();

    assertThat(texts(300 * MINUTE))
        .containsExactly(
            "1m 298 closed",
            "1m 299 open",
            "5m 58 closed",
            "5m 59 open",
            "15m 18 closed",
            "15m 19 open",
            "1h 3 closed",
            "1h 4 open",
            "4h 0 closed",
            "4h 1 open",
            "1d 0 open");
  }

  @Example
  void shouldNotTellACandleAgainOfWhichMinutesAreForgotten() {
    trade(-DAY, "100", "1", true);
    trade(-MINUTE, "100", "1", true);
    trade(10 * 60 * MINUTE, "100", "1", true);
    texts(10 * 60 * MINUTE);

    series.publishAgain();

    assertThat(texts(10 * 60 * MINUTE)).contains("1d 0 open").doesNotContain("1d -1 closed");
  }

  /**
   * Trades at any time, asked once a second: no candle is left open, and the last word is right.
   */
  @Property(tries = 100)
  void shouldCloseEveryCandleOnce(@ForAll long seed) {
    CandleSeries made = new CandleSeries();
    Random random = new Random(seed);
    Map<String, Long> trades = new TreeMap<>();
    Map<String, Long> closed = new TreeMap<>();
    for (long time = 0; time < 20 * MINUTE; time += 1_000) {
      int count = random.nextInt(4) == 0 ? 0 : random.nextInt(3);
      for (int i = 0; i < count; i++) {
        long at = MIDNIGHT + time + random.nextInt(1_000);
        made.add(at, BigDecimal.TEN, BigDecimal.ONE, true);
        for (TimeFrame frame : TimeFrame.values()) {
          trades.merge(frame.text() + " " + frame.openTime(at), 1L, Long::sum);
        }
      }
      note(made.takeUpdates(MIDNIGHT + time + 1_000), closed);
    }
    note(made.takeUpdates(MIDNIGHT + 2 * DAY), closed);

    assertThat(closed).isEqualTo(trades);
  }

  private static void note(List<CandleUpdate> updates, Map<String, Long> closed) {
    for (CandleUpdate each : updates) {
      if (each.closed()) {
        assertThat(
                closed.put(
                    each.timeFrame().text() + " " + each.candle().openTimeMs(),
                    each.candle().trades()))
            .isNull();
      }
    }
  }

  /** Whatever the order of asking, every candle is that of the trades of its time. */
  @Property(tries = 200)
  void shouldAgreeWithTheTradesThemselves(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
    CandleSeries made = new CandleSeries();
    Random random = new Random(seed);
    List<long[]> trades = new ArrayList<>();
    long time = MIDNIGHT;
    for (int i = 0; i < count; i++) {
      time += random.nextInt(4 * 60_000);
      long late = random.nextInt(10) == 0 ? random.nextInt(200_000) : 0;
      long[] trade = {
        Math.max(MIDNIGHT, time - late), 90 + random.nextInt(20), 1 + random.nextInt(5)
      };
      trades.add(trade);
      made.add(trade[0], BigDecimal.valueOf(trade[1]), BigDecimal.valueOf(trade[2]), true);
      if (random.nextInt(5) == 0) {
        made.takeUpdates(time);
      }
    }
    for (TimeFrame frame : TimeFrame.values()) {
      Candle candle = made.newest(frame).orElseThrow();
      List<long[]> own =
          trades.stream().filter(each -> frame.openTime(each[0]) == candle.openTimeMs()).toList();
      assertThat(candle.trades()).isEqualTo(own.size());
      assertThat(candle.volume().longValue())
          .isEqualTo(own.stream().mapToLong(each -> each[2]).sum());
      assertThat(candle.high().longValue())
          .isEqualTo(
              own.stream().map(each -> each[1]).max(Comparator.naturalOrder()).orElseThrow());
      assertThat(candle.low().longValue())
          .isEqualTo(
              own.stream().map(each -> each[1]).min(Comparator.naturalOrder()).orElseThrow());
    }
  }

  private void trade(long afterMidnightMs, String price, String quantity, boolean takerBought) {
    series.add(MIDNIGHT + afterMidnightMs, decimal(price), decimal(quantity), takerBought);
  }

  private List<String> texts(long afterMidnightMs) {
    return series.takeUpdates(MIDNIGHT + afterMidnightMs).stream()
        .map(
            each ->
                each.timeFrame().text()
                    + " "
                    + (each.candle().openTimeMs() - MIDNIGHT) / each.timeFrame().lengthMs()
                    + (each.closed() ? " closed" : " open"))
        .toList();
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
