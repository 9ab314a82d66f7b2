package org.tradewire.web.rest.node;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.web.rest.account.LoginResource;
import org.tradewire.web.rest.challenge.ChallengeResource;
import org.tradewire.web.rest.instrument.CalendarResource;
import org.tradewire.web.rest.order.PositionResource;

class OpenApiDocumentTest {
  private final JsonObject document =
      OpenApiDocument.of(
          List.of(
              CalendarResource.class,
              ChallengeResource.class,
              LoginResource.class,
              PositionResource.class));

  @Test
  void shouldNamePathsAsClientsWriteThem() {
    assertThat(document.getJsonObject("paths").keySet())
        .contains(
            "/api/calendar",
            "/api/calendar/{id}",
            "/api/challenges/{id}/trades.csv",
            "/api/challenges/{id}/positions/{position}/close",
            "/api/login");
  }

  @Test
  void shouldNameParametersWithTheirPlace() {
    assertThat(operation("/api/challenges/{id}/trades", "get").getJsonArray("parameters"))
        .extracting(each -> each.asJsonObject().getString("name"))
        .containsExactly("id", "offset", "limit");
    JsonObject id =
        operation("/api/calendar/{id}", "delete").getJsonArray("parameters").getJsonObject(0);
    assertThat(id.getString("in")).isEqualTo("path");
    assertThat(id.getBoolean("required")).isTrue();
  }

  @Test
  void shouldNameEveryTypeOfBodyThatACallReads() {
    assertThat(
            operation("/api/calendar", "post")
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .keySet())
        .containsExactlyInAnyOrder("application/json", "text/csv");
    assertThat(operation("/api/calendar", "get")).doesNotContainKey("requestBody");
  }

  @Test
  void shouldAskForATokenWhereTheServerDoes() {
    assertThat(operation("/api/login", "post").getJsonArray("security")).isEmpty();
    assertThat(operation("/api/calendar", "get").getJsonArray("security")).hasSize(1);
  }

  private JsonObject operation(String path, String verb) {
    return document.getJsonObject("paths").getJsonObject(path).getJsonObject(verb);
  }
}
