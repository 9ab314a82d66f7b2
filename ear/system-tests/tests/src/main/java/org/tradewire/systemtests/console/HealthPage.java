package org.tradewire.systemtests.console;

import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import org.assertj.core.api.Assertions;

/** MicroProfile Health of a server, at the port of its console. */
final class HealthPage {

  private HealthPage() {}

  /**
   * Our checks are there and up.
   *
   * @param page of a browser that has signed in to the console
   */
  static void requireOurChecks(Page page, URI console) {
    require(page, console.resolve("/health/ready"), "tradewire-readiness", "database", "drain");
    require(page, console.resolve("/health/live"), "tradewire-liveness", "threads");
  }

  private static void require(Page page, URI address, String name, String... found) {
    page.navigate(address.toString());
    String shown = page.innerText("body");
    try (JsonReader reader = Json.createReader(new StringReader(shown))) {
      Assertions.assertThat(
              reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class))
          .as(shown)
          .filteredOn(check -> check.getString("name").equals(name))
          .singleElement()
          .satisfies(
              check -> {
                Assertions.assertThat(check.getString("status")).isEqualTo("UP");
                Assertions.assertThat(check.getJsonObject("data")).containsKeys(found);
              });
    }
  }
}
