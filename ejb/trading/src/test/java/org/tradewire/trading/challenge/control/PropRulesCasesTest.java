package org.tradewire.trading.challenge.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The acceptance rows of the practised schemes: those beside this test, or those of the folder
 * named by {@code cases.dir}.
 */
class PropRulesCasesTest {

  @TestFactory
  Stream<DynamicTest> shouldDecideAsTheRowsSay() throws IOException {
    String configured = System.getProperty("cases.dir", "");
    Path folder =
        configured.isBlank() ? Path.of("src", "test", "resources", "cases") : Path.of(configured);
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(folder.resolve("001-prop-rules.json")))) {
      List<JsonObject> rows = reader.readArray().getValuesAs(JsonObject.class);
      assertThat(rows).isNotEmpty();
      return rows.stream()
          .map(row -> DynamicTest.dynamicTest(row.getString("id"), () -> check(row)));
    }
  }

  private static void check(JsonObject row) {
    SchemeRow scheme = new SchemeRow(row.getJsonObject("config"), row.getJsonObject("given"));
    JsonObject expect = row.getJsonObject("expect");
    expect.forEach(
        (key, value) -> {
          if (!key.equals("note")) {
            assertThat(scheme.result(key)).as(key).isEqualTo(text(key, value));
          }
        });
  }

  private static Object text(String key, JsonValue value) {
    return switch (value.getValueType()) {
      case STRING -> ((JsonString) value).getString();
      case ARRAY -> value.asJsonArray().stream().map(each -> text(key, each).toString()).toList();
      default -> value.toString();
    };
  }
}
