package org.tradewire.trading.instrument.control;

import jakarta.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tradewire.trading.testing.CaseFile;

/**
 * The acceptance rows of prices, group {@code source}: those beside this test, or those of the
 * folder named by {@code cases.dir}.
 */
class PriceCasesTest {

  @TestFactory
  Stream<DynamicTest> shouldTakeForAPriceWhatTheRowsSay() {
    return new CaseFile("001-orders.json")
        .tests(
            file ->
                file.asJsonObject().getJsonArray("cases").getValuesAs(JsonObject.class).stream()
                    .filter(row -> row.getString("group", "").equals("source"))
                    .toList(),
            row ->
                new PriceRow(
                        new CaseFile("001-orders.json")
                            .read()
                            .asJsonObject()
                            .getJsonObject("defaults"),
                        row)
                    .run());
  }
}
