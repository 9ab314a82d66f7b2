package org.tradewire.web.rest.node;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.web.rest.account.LoginResource;
import org.tradewire.web.rest.challenge.ChallengeResource;
import org.tradewire.web.rest.instrument.CalendarResource;
import org.tradewire.web.rest.market.FeedResource;
import org.tradewire.web.rest.market.MarketResource;
import org.tradewire.web.rest.order.PositionResource;
import org.tradewire.web.rest.signal.SignalResource;

class OpenApiDocumentTest {
  private final JsonObject document =
      OpenApiDocument.of(
          List.of(
              CalendarResource.class,
              ChallengeResource.class,
              FeedResource.class,
              MarketResource.class,
              LoginResource.class,
              PositionResource.class,
              SignalResource.class));

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
  void shouldNameTypeRangeAndStandardOfAParameter() {
    assertThat(schema("/api/challenges/{id}/trades", "limit"))
        .hasToString("{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000,\"default\":1000}");
    assertThat(schema("/api/calendar", "from"))
        .hasToString("{\"type\":\"string\",\"format\":\"date-time\"}");
    assertThat(schema("/api/challenges/{id}/positions", "status"))
        .hasToString("{\"type\":\"string\",\"enum\":[\"OPEN\",\"CLOSED\"]}");
  }

  @Test
  void shouldNameEveryTimeFrame() {
    assertThat(schema("/api/market/candles", "timeframe").getJsonArray("enum"))
        .extracting(each -> ((JsonString) each).getString())
        .containsExactlyElementsOf(Arrays.stream(TimeFrame.values()).map(TimeFrame::text).toList());
  }

  @Test
  void shouldSayWhichAnswersTellWhenToComeAgain() {
    assertThat(retryAfter("/api/market/book/{venue}/{symbol}", "get").getBoolean("required"))
        .isTrue();
    assertThat(retryAfter("/api/login", "post").getBoolean("required")).isTrue();
    assertThat(response("/api/feeds/{venue}", "post")).doesNotContainKey("headers");
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
  void shouldNameEveryTypeOfBodyThatACallAnswersWith() {
    JsonObject content =
        operation("/api/signals", "get")
            .getJsonObject("responses")
            .getJsonObject("200")
            .getJsonObject("content");
    assertThat(content.keySet()).containsExactly("application/json", "text/csv");
    assertThat(content.getJsonObject("text/csv").getJsonObject("schema"))
        .hasToString("{\"type\":\"string\"}");
    assertThat(schema("/api/signals", "format"))
        .hasToString("{\"type\":\"string\",\"enum\":[\"json\",\"csv\"]}");
  }

  @Test
  void shouldAskForATokenWhereTheServerDoes() {
    assertThat(operation("/api/login", "post").getJsonArray("security")).isEmpty();
    assertThat(operation("/api/calendar", "get").getJsonArray("security")).hasSize(1);
  }

  private JsonObject schema(String path, String parameter) {
    return operation(path, "get").getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
        .filter(each -> each.getString("name").equals(parameter))
        .map(each -> each.getJsonObject("schema"))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject response(String path, String verb) {
    return operation(path, verb).getJsonObject("responses").getJsonObject("503");
  }

  private JsonObject retryAfter(String path, String verb) {
    return response(path, verb).getJsonObject("headers").getJsonObject("Retry-After");
  }

  private JsonObject operation(String path, String verb) {
    return document.getJsonObject("paths").getJsonObject(path).getJsonObject(verb);
  }
}
