package org.tradewire.trading.challenge.entity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The bounds of what the risk desk watches, as the rows say. */
class RiskMetricCasesTest {

  @TestFactory
  Stream<DynamicTest> shouldWarnAtTheBoundsOfTheRows() throws IOException {
    String configured = System.getProperty("cases.dir", "");
    Path folder =
        configured.isBlank() ? Path.of("src", "test", "resources", "cases") : Path.of(configured);
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(folder.resolve("001-challenge.json")))) {
      List<JsonObject> rows =
          reader.readObject().getJsonArray("rest_monitor_thresholds").getValuesAs(JsonObject.class);
      assertThat(rows).isNotEmpty();
      return rows.stream()
          .map(row -> DynamicTest.dynamicTest(row.getString("alert_type"), () -> check(row)));
    }
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
