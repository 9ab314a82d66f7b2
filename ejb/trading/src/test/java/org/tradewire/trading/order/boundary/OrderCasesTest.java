package org.tradewire.trading.order.boundary;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.testing.CaseFile;
import org.tradewire.trading.testing.TestDatabase;

/**
 * Accounts with open positions: each row of {@code 001-orders.json} is run step by step through the
 * boundary beans, their session and the database. What a row asks for and the product does not have
 * yet is told by a test of its own, skipped with what is missing: a row is green where all of it
 * was compared.
 */
class OrderCasesTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  @TestFactory
  Stream<DynamicTest> shouldDoAsEachRowSays() {
    List<JsonObject> rows =
        new CaseFile("001-orders.json")
            .read()
            .asJsonObject()
            .getJsonArray("cases")
            .getValuesAs(JsonObject.class);
    if (rows.isEmpty()) {
      throw new AssertionError("001-orders.json has no row");
    }
    return rows.stream()
        .filter(row -> !row.getString("group").equals("source")) // PriceCasesTest runs these.
        .flatMap(OrderCasesTest::tests);
  }

  private static Stream<DynamicTest> tests(JsonObject row) {
    OrderScope scope = new OrderScope(row);
    String id = row.getString("id");
    Stream<DynamicTest> skipped =
        scope.leftOut().stream()
            .map(why -> dynamicTest(id + " " + why, () -> Assumptions.abort(why)));
    return scope.isRun()
        ? Stream.concat(
            Stream.of(dynamicTest(id, () -> new OrderRow(DATABASE, scope).run())), skipped)
        : skipped;
  }
}
