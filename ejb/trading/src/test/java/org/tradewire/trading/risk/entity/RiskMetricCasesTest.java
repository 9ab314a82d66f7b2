package org.tradewire.trading.risk.entity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tradewire.trading.shared.Severity;
import org.tradewire.trading.testing.CaseFile;

/** The bounds of what the risk desk watches, as the rows say. */
class RiskMetricCasesTest {

  @TestFactory
  Stream<DynamicTest> shouldWarnAtTheBoundsOfTheRows() {
    return new CaseFile("001-challenge.json")
        .tests(
            file ->
                file.asJsonObject()
                    .getJsonArray("rest_monitor_thresholds")
                    .getValuesAs(JsonObject.class),
            RiskMetricCasesTest::check);
  }

  private static void check(JsonObject row) {
    RiskMetric metric = RiskMetric.valueOf(row.getString("alert_type").toUpperCase(Locale.ROOT));
    boolean inclusive = row.getBoolean("inclusive");
    BigDecimal step = BigDecimal.ONE.movePointLeft(metric.decimals());
    for (JsonArray level : row.getJsonArray("levels").getValuesAs(JsonArray.class)) {
      BigDecimal bound = level.getJsonNumber(0).bigDecimalValue();
      Severity severity = Severity.valueOf(level.getString(1));

      assertThat(metric.severity(bound).filter(severity::equals).isPresent()).isEqualTo(inclusive);
      assertThat(metric.severity(bound.add(step))).contains(severity);
      assertThat(metric.severity(bound.subtract(step))).isNotEqualTo(metric.severity(bound));
    }
  }
}
