package org.tradewire.launcher;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Has the instruments of an installation whose feed is simulated priced by the simulated market, as
 * an administrator would: those that are shipped name exchanges, none of which is collected from.
 * They stay behind it, and take over when the same data is started with exchanges.
 */
public final class SimulatedPrices {

  private static final String VENUE = "SIMULATOR";
  private static final int MAX_VENUES = 5;
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int OK = 200;

  private final URI base;
  private final HttpClient http;

  /**
   * @param base of a node that is ready, {@code http://127.0.0.1:PORT/}
   */
  public SimulatedPrices(URI base) {
    this.base = base;
    this.http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();
  }

  /**
   * Changes every instrument that does not name the simulated market; the others stay as an
   * administrator wants them.
   *
   * @param password of the demo user {@code admin}
   * @return how many were changed
   * @throws IOException a call failed, was refused, or was answered something else; the message
   *     says which
   */
  public int choose(String password) throws IOException {
    String token = token(password);
    int changed = 0;
    JsonObject all = call(request("/api/instruments").header("Authorization", "Bearer " + token));
    if (!(all.get("items") instanceof JsonArray items)) {
      throw new IOException("GET /api/instruments was answered without items");
    }
    for (JsonObject each : items.getValuesAs(JsonObject.class)) {
      JsonArray venues = each.getJsonArray("venues");
      if (!venues.toString().contains('"' + VENUE + '"')) {
        call(
            request("/api/instruments/" + encoded(each.getString("symbol")))
                .header("Authorization", "Bearer " + token)
                .PUT(
                    body(
                        Json.createObjectBuilder(each)
                            .add("venues", simulatedFirst(venues))
                            .build())));
        changed++;
      }
    }
    return changed;
  }

  private String token(String password) throws IOException {
    JsonObject login =
        Json.createObjectBuilder().add("username", "admin").add("password", password).build();
    JsonObject answer = call(request("/api/login").POST(body(login)));
    if (answer.get("token") instanceof JsonString token) {
      return token.getString();
    }
    throw new IOException("POST /api/login was answered without a token");
  }

  private static JsonArrayBuilder simulatedFirst(JsonArray venues) {
    JsonArrayBuilder all = Json.createArrayBuilder().add(VENUE);
    venues.stream().limit(MAX_VENUES - 1L).forEach(all::add);
    return all;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(ANSWER)
        .header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher body(JsonObject json) {
    return BodyPublishers.ofString(json.toString());
  }

  private static String encoded(String symbol) {
    return URLEncoder.encode(symbol, StandardCharsets.UTF_8);
  }

  private JsonObject call(HttpRequest.Builder request) throws IOException {
    HttpRequest call = request.build();
    try {
      HttpResponse<String> answer = http.send(call, BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw new IOException(
            call.method() + " " + call.uri().getPath() + " was answered " + answer.statusCode());
      }
      try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
        return reader.readObject();
      } catch (JsonException e) {
        throw new IOException(
            call.method() + " " + call.uri().getPath() + " was answered something that is no JSON",
            e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
