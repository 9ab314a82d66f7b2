package org.tradewire.systemtests.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;

/**
 * An HTTP answer; the body is parsed when asked for. Headers that were not sent are empty.
 *
 * @param retryAfter the header {@code Retry-After}
 */
public record Reply(
    int status, String contentType, String location, String retryAfter, String body) {

  static Reply of(HttpResponse<String> response) {
    return new Reply(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.headers().firstValue("Location").orElse(""),
        response.headers().firstValue("Retry-After").orElse(""),
        response.body());
  }

  public JsonObject json() {
    return value().asJsonObject();
  }

  public JsonValue value() {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readValue();
    } catch (RuntimeException e) {
      throw new AssertionError("no JSON in " + this, e);
    }
  }
}
