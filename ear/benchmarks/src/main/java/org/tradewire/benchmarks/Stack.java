package org.tradewire.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;

/** REST and WebSocket calls to one running node; refuses any host that is not loopback. */
public final class Stack {

  private final URI base;

  /** HTTP/1.1 with kept connections, as trading platforms speak. */
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /**
   * Calls to this address.
   *
   * @throws IOException when it is not loopback
   */
  public Stack(URI base) throws IOException {
    if (!InetAddress.getByName(base.getHost()).isLoopbackAddress()) {
      throw new IOException(
          "benchmarks send load to loopback addresses only, got " + base.getHost());
    }
    this.base = base;
  }

  /** The token of a user. */
  public String signIn(String username, String password) throws IOException, InterruptedException {
    JsonObject body =
        Json.createObjectBuilder().add("username", username).add("password", password).build();
    return post("/api/login", null, body, 200).getString("token");
  }

  JsonObject get(String path, String token) throws IOException, InterruptedException {
    return object(send(request(path, token).GET().build(), 200));
  }

  HttpResponse<String> getRaw(String path, String token) throws IOException, InterruptedException {
    return http.send(request(path, token).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  JsonObject post(String path, String token, JsonObject body, int expected)
      throws IOException, InterruptedException {
    return post(path, token, body.toString(), expected);
  }

  JsonObject post(String path, String token, String body, int expected)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(path, token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return object(send(request, expected));
  }

  WebSocket open(String path, String token, WebSocket.Listener listener) {
    URI uri = URI.create("ws://" + base.getHost() + ":" + base.getPort() + path);
    return http.newWebSocketBuilder()
        .header("Authorization", "Bearer " + token)
        .subprotocols("tradewire.v1.json")
        .connectTimeout(Duration.ofSeconds(10))
        .buildAsync(uri, listener)
        .join();
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
    return token == null ? builder : builder.header("Authorization", "Bearer " + token);
  }

  private String send(HttpRequest request, int expected) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != expected) {
      throw new IOException(
          request.method()
              + " "
              + request.uri().getPath()
              + " answered "
              + response.statusCode()
              + " instead of "
              + expected
              + ": "
              + response.body());
    }
    return response.body();
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
