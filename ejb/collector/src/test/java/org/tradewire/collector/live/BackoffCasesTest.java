package org.tradewire.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** How long a lost connection is waited for, as the row of document 003 says. */
class BackoffCasesTest {

  private static final String ROW = "G3";

  @TestFactory
  Stream<DynamicTest> shouldWaitAsTheRowSays() throws IOException {
    String configured = System.getProperty("cases.dir", "");
    Path folder =
        configured.isBlank() ? Path.of("src", "test", "resources", "cases") : Path.of(configured);
    try (JsonReader json =
        Json.createReader(Files.newBufferedReader(folder.resolve("003-signals.json")))) {
      List<JsonObject> rows =
          json.readObject().getJsonArray("cases").getValuesAs(JsonObject.class).stream()
              .filter(row -> row.getString("id").equals(ROW))
              .toList();
      assertThat(rows).isNotEmpty();
      return rows.stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
    }
  }

  private static void check(JsonObject row) {
    List<Long> expected =
        row.getJsonArray("expect").getValuesAs(JsonNumber.class).stream()
            .map(JsonNumber::longValueExact)
            .toList();
    Backoff backoff = new Backoff(() -> 0); // takes nothing off

    assertThat(expected)
        .isEqualTo(
            Stream.generate(() -> TimeUnit.NANOSECONDS.toSeconds(backoff.next()))
                .limit(expected.size())
                .toList());
    assertThat(TimeUnit.NANOSECONDS.toSeconds(backoff.next()))
        .as("it goes on for as long as it takes")
        .isEqualTo(expected.get(expected.size() - 1));
  }
}
