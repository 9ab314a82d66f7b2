package org.tradewire.trading.market.entity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The acceptance rows of the compression figures: those beside this test, or those of the folder
 * named by {@code cases.dir}.
 */
class CompressionCasesTest {

  @TestFactory
  Stream<DynamicTest> shouldCalculateAsTheRowsSay() throws IOException {
    String configured = System.getProperty("cases.dir", "");
    Path folder =
        configured.isBlank() ? Path.of("src", "test", "resources", "cases") : Path.of(configured);
    Path file = folder.resolve("000-shm.json");
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      List<JsonObject> rows =
          reader
              .readObject()
              .getJsonObject("compression")
              .getJsonArray("cases")
              .getValuesAs(JsonObject.class);
      assertThat(rows).isNotEmpty();
      return rows.stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
    }
  }

  private static void check(JsonObject row) {
    long deltas = row.getJsonNumber("deltas").longValueExact();
    long changes = row.getJsonNumber("avg").longValueExact() * deltas;
    DeltaStatistics statistics = new DeltaStatistics(deltas, changes);

    assertThat(statistics.compressionRatio())
        .isEqualByComparingTo(row.getJsonNumber("ratio").bigDecimalValue());
    assertThat(statistics.bytesSaved()).isEqualTo(row.getJsonNumber("bytes").longValueExact());
  }
}
