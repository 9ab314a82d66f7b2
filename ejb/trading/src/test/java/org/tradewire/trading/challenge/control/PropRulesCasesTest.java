package org.tradewire.trading.challenge.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tradewire.trading.testing.CaseFile;

/**
 * The acceptance rows of the practised schemes: those beside this test, or those of the folder
 * named by {@code cases.dir}.
 */
class PropRulesCasesTest {

  @TestFactory
  Stream<DynamicTest> shouldDecideAsTheRowsSay() {
    return new CaseFile("001-prop-rules.json")
        .tests(file -> file.asJsonArray().getValuesAs(JsonObject.class), PropRulesCasesTest::check);
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
