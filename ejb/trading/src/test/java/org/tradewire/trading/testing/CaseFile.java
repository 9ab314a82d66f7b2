package org.tradewire.trading.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A file of acceptance rows: beside the tests, or in the folder named by {@code cases.dir}.
 *
 * @param name of the file
 */
public record CaseFile(String name) {

  /** The whole file. */
  public JsonStructure read() {
    String configured = System.getProperty("cases.dir", "");
    Path folder =
        configured.isBlank() ? Path.of("src", "test", "resources", "cases") : Path.of(configured);
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(folder.resolve(name)))) {
      return reader.read();
    } catch (IOException e) {
      throw new UncheckedIOException(folder.resolve(name) + " cannot be read", e);
    }
  }

  /**
   * A test for each row.
   *
   * @param rows finds them in the file; a file without any is no test
   */
  public Stream<DynamicTest> tests(
      Function<JsonStructure, List<JsonObject>> rows, Consumer<JsonObject> check) {
    List<JsonObject> found = rows.apply(read());
    if (found.isEmpty()) {
      throw new AssertionError(name + " has no row");
    }
    return found.stream().map(row -> DynamicTest.dynamicTest(title(row), () -> check.accept(row)));
  }

  private static String title(JsonObject row) {
    return row.getString("id", row.toString());
  }
}
