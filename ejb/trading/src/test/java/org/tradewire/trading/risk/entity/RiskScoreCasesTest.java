package org.tradewire.trading.risk.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.trading.testing.CaseFile;

/** The acceptance rows of risk scores. */
class RiskScoreCasesTest {

  @TestFactory
  Stream<DynamicTest> shouldScoreAsTheRowsSay() {
    return new CaseFile("001-risk-score.json")
        .tests(
            file -> file.asJsonObject().getJsonArray("cases").getValuesAs(JsonObject.class),
            RiskScoreCasesTest::check);
  }

  private static void check(JsonObject row) {
    JsonObject input = row.getJsonObject("input");
    RiskScore score =
        RiskScore.of(
            new RiskInputs(
                input.getInt("trades"),
                amount(input, "avg_pnl"),
                amount(input, "stdev"),
                amount(input, "max_dd"),
                amount(input, "dd_speed"),
                input.getInt("streak"),
                amount(input, "tph"),
                amount(input, "overtrading")));
    JsonArray components = row.getJsonArray("components");
    List<BigDecimal> parts =
        List.of(
            score.volatility(),
            score.drawdown(),
            score.behaviour(),
            score.lossStreak(),
            score.overtrading());
    for (int i = 0; i < components.size(); i++) {
      assertThat(parts.get(i))
          .as("component %s", i)
          .isEqualByComparingTo(components.getJsonNumber(i).bigDecimalValue());
    }
    JsonObject expect = row.getJsonObject("expect");
    assertThat(score.score()).isEqualByComparingTo(amount(expect, "score"));
    assertThat(score.level().name()).isEqualTo(expect.getString("level"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, STABLE",
    "29.99, STABLE",
    "30, MONITOR",
    "59.99, MONITOR",
    "60, HIGH_RISK",
    "79.99, HIGH_RISK",
    "80, CRITICAL",
    "100, CRITICAL"
  })
  void shouldBeginEachLevelAtItsBound(BigDecimal score, RiskLevel level) {
    assertThat(RiskLevel.of(score)).isEqualTo(level);
  }

  @Test
  void shouldRefuseScoresThatCannotBe() {
    assertThatThrownBy(() -> RiskLevel.of(new BigDecimal("100.01")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RiskLevel.of(new BigDecimal("-0.01")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BigDecimal amount(JsonObject object, String name) {
    return object.getJsonNumber(name).bigDecimalValue();
  }
}
