package org.tradewire.trading.market.entity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tradewire.trading.testing.CaseFile;

/**
 * The acceptance rows of the compression figures: those beside this test, or those of the folder
 * named by {@code cases.dir}.
 */
class CompressionCasesTest {

  @TestFactory
  Stream<DynamicTest> shouldCalculateAsTheRowsSay() {
    return new CaseFile("000-shm.json")
        .tests(
            file ->
                file.asJsonObject()
                    .getJsonObject("compression")
                    .getJsonArray("cases")
                    .getValuesAs(JsonObject.class),
            CompressionCasesTest::check);
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
