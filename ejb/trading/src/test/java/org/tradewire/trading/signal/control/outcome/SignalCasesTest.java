package org.tradewire.trading.signal.control.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tradewire.trading.signal.entity.MinuteView;
import org.tradewire.trading.signal.entity.OutcomeProgress;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.performance.ReliabilityFigures;
import org.tradewire.trading.signal.entity.performance.ReliabilitySums;
import org.tradewire.trading.testing.CaseFile;

/** The acceptance rows of signals that are numbers; those that are sentences are other tests. */
class SignalCasesTest {
  private static final CaseFile FILE = new CaseFile("003-signals.json");
  private static final int MINUTE_COLUMNS = 5;

  @TestFactory
  Stream<DynamicTest> shouldDecideOutcomes() {
    return rows("outcomes")
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getString("id", row.toString()), () -> checkOutcome(row)));
  }

  @TestFactory
  Stream<DynamicTest> shouldMeasureReliability() {
    JsonObject section = FILE.read().asJsonObject().getJsonObject("reliability");
    return section == null
        ? Stream.empty()
        : Stream.of(DynamicTest.dynamicTest("reliability", () -> checkReliability(section)));
  }

  private static void checkReliability(JsonObject section) {
    JsonObject expect = section.getJsonObject("expect");
    ReliabilityFigures figures =
        Reliability.of(
            section.getJsonArray("pairs").getValuesAs(JsonArray.class).stream()
                .map(pair -> ReliabilitySums.of(number(pair.get(0)), pair.getInt(1) == 1))
                .toList());

    assertThat(figures.brier()).isEqualByComparingTo(number(expect.get("brier")));
    assertThat(figures.baseRate()).isEqualByComparingTo(number(expect.get("base_rate")));
    assertThat(figures.brierSkill()).isEqualByComparingTo(number(expect.get("brier_skill")));
    assertThat(figures.calibrationError()).isEqualByComparingTo(number(expect.get("ece")));
  }

  /** Rows that say in words what is to be done are told apart from forms that nobody knows. */
  @TestFactory
  Stream<DynamicTest> shouldKnowTheFormOfEveryRow() {
    return rows("cases")
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getString("id", row.toString()),
                    () ->
                        assertThat(row.get("do") instanceof JsonString || row.containsKey("send"))
                            .isTrue()));
  }

  private static void checkOutcome(JsonObject row) {
    Signal signal = signal(row.getJsonObject("signal"));
    OutcomeProgress progress = OutcomeRule.begin(signal, number(row.get("last_price")));
    Instant now = signal.time();
    for (JsonArray minute : row.getJsonArray("minutes").getValuesAs(JsonArray.class)) {
      MinuteView view = minute(minute);
      progress = OutcomeRule.see(signal, progress, view);
      now = view.at();
    }
    if (row.containsKey("now")) {
      now = moment(row.getString("now"));
    }
    check(row.getJsonObject("expect"), OutcomeRule.expire(signal, progress, now, now).course());
  }

  private static void check(JsonObject expect, SignalCourse course) {
    if (expect.containsKey("outcome")) {
      assertThat(course.outcome() == null ? null : course.outcome().text())
          .isEqualTo(expect.isNull("outcome") ? null : expect.getString("outcome"));
    }
    if (expect.containsKey("exit")) {
      assertSame(course.exitPrice(), number(expect.get("exit")));
    }
    if (expect.containsKey("r")) {
      assertSame(course.result(), number(expect.get("r")));
    }
    if (expect.containsKey("targets_hit")) {
      assertThat(course.targetsHit()).isEqualTo(expect.getInt("targets_hit"));
    }
    if (expect.containsKey("ambiguous")) {
      assertThat(course.isAmbiguous()).isEqualTo(expect.getBoolean("ambiguous"));
    }
  }

  private static void assertSame(BigDecimal found, BigDecimal expected) {
    if (expected == null) {
      assertThat(found).isNull();
    } else {
      assertThat(found).isEqualByComparingTo(expected);
    }
  }

  private static Signal signal(JsonObject given) {
    return OutcomeFixture.signal(
        SignalDirection.of(given.getString("direction")).orElseThrow(),
        moment(given.getString("created")),
        moment(given.getString("expires")),
        text(number(given.get("entry"))),
        text(number(given.get("stop"))),
        given.containsKey("targets")
            ? given.getJsonArray("targets").stream().map(SignalCasesTest::number).toList()
            : List.of());
  }

  private static MinuteView minute(JsonArray columns) {
    assertThat(columns).hasSize(MINUTE_COLUMNS);
    return MinuteView.closed(
        OutcomeFixture.candle(
            moment(columns.getString(0)).toEpochMilli(),
            number(columns.get(1)),
            number(columns.get(2)),
            number(columns.get(3)),
            number(columns.get(4))));
  }

  /** The rows of a section; none where the file lacks it. */
  private static Stream<JsonObject> rows(String section) {
    JsonArray rows = FILE.read().asJsonObject().getJsonArray(section);
    return rows == null ? Stream.empty() : rows.getValuesAs(JsonObject.class).stream();
  }

  private static Instant moment(String text) {
    return text.contains("T") ? Instant.parse(text) : OutcomeFixture.at(text);
  }

  private static String text(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private static BigDecimal number(JsonValue value) {
    if (value == null || value == JsonValue.NULL) {
      return null;
    }
    return value instanceof JsonString text
        ? new BigDecimal(text.getString())
        : ((JsonNumber) value).bigDecimalValue();
  }
}
