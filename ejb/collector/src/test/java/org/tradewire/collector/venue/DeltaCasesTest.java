package org.tradewire.collector.venue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tradewire.collector.book.VenueBook;
import org.tradewire.collector.market.LevelList;

/** How two books differ, as the rows of shared memory's document say. */
class DeltaCasesTest {

  @TestFactory
  Stream<DynamicTest> shouldDifferAsTheRowsSay() throws IOException {
    String configured = System.getProperty("cases.dir", "");
    Path folder =
        configured.isBlank() ? Path.of("src", "test", "resources", "cases") : Path.of(configured);
    try (JsonReader json =
        Json.createReader(Files.newBufferedReader(folder.resolve("000-shm.json")))) {
      List<JsonObject> rows =
          json.readObject()
              .getJsonObject("delta")
              .getJsonArray("cases")
              .getValuesAs(JsonObject.class);
      assertThat(rows).isNotEmpty();
      return rows.stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
    }
  }

  private static void check(JsonObject row) {
    LevelList old = levels(row.containsKey("old") ? row.getJsonArray("old") : bids(row, "old"));
    LevelList next = levels(row.containsKey("new") ? row.getJsonArray("new") : bids(row, "new"));
    List<String> expected = new ArrayList<>();
    for (JsonValue each : row.getJsonArray("expect")) {
      JsonArray change = each.asJsonArray();
      expected.add(text(change.getString(0), decimal(change, 1), decimal(change, 2)));
    }

    assertThat(changes(old, next)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(changes(next, next)).isEmpty();
  }

  private static JsonArray bids(JsonObject row, String name) {
    return row.getJsonArray(name + "_bids");
  }

  private static List<String> changes(LevelList old, LevelList next) {
    VenueBook before = new VenueBook();
    before.replace(old);
    VenueBook after = new VenueBook();
    after.replace(next);
    LevelList changes = new LevelList();
    before.difference(after, changes);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      BigDecimal price = BigDecimal.valueOf(changes.priceMantissa(i), changes.priceScale(i));
      BigDecimal quantity =
          BigDecimal.valueOf(changes.quantityMantissa(i), changes.quantityScale(i));
      String kind = quantity.signum() == 0 ? "remove" : holds(old, price) ? "update" : "add";
      texts.add(text(kind, price, quantity));
    }
    return texts;
  }

  private static boolean holds(LevelList levels, BigDecimal price) {
    for (int i = 0; i < levels.size(); i++) {
      if (price.compareTo(BigDecimal.valueOf(levels.priceMantissa(i), levels.priceScale(i))) == 0) {
        return true;
      }
    }
    return false;
  }

  private static LevelList levels(JsonArray rows) {
    LevelList levels = new LevelList();
    for (JsonValue each : rows) {
      BigDecimal price = plain(decimal(each.asJsonArray(), 0));
      BigDecimal quantity = plain(decimal(each.asJsonArray(), 1));
      levels.add(
          false,
          price.unscaledValue().longValueExact(),
          price.scale(),
          quantity.unscaledValue().longValueExact(),
          quantity.scale());
    }
    return levels;
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private static BigDecimal decimal(JsonArray row, int index) {
    return row.getJsonNumber(index).bigDecimalValue();
  }

  private static String text(String kind, BigDecimal price, BigDecimal quantity) {
    return kind
        + " "
        + price.stripTrailingZeros().toPlainString()
        + " "
        + quantity.stripTrailingZeros().toPlainString();
  }
}
