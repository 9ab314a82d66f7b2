package org.tradewire.systemtests.client;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Calls one node's REST interface, with or without a token. Thread-safe. */
public final class RestClient {
  private static final HttpClient HTTP = builder().build();

  private final URI base;
  private final String token;
  private final HttpClient http;

  private RestClient(URI base, String token, HttpClient http) {
    this.base = base;
    this.token = token;
    this.http = http;
  }

  public static RestClient anonymous(URI base) {
    return new RestClient(base, null, HTTP);
  }

  public RestClient withToken(String bearer) {
    return new RestClient(base, bearer, http);
  }

  /** The same user on another node. */
  public RestClient at(URI otherBase) {
    return new RestClient(otherBase, token, http);
  }

  /** The same user over TLS, trusting these certificates alone. */
  public RestClient trusting(SSLContext trust) {
    return new RestClient(base, token, builder().sslContext(trust).build());
  }

  public URI base() {
    return base;
  }

  public String token() {
    return token;
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  /** Says which media type it wants. */
  public Reply getAs(String path, String mediaType) {
    return send(request(path).header("Accept", mediaType).GET());
  }

  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  public Reply post(String path, JsonObject body) {
    return post(path, body.toString());
  }

  /** Sends the text as it is, so that malformed JSON can be sent too. */
  public Reply post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Sends the text as CSV. */
  public Reply postCsv(String path, String csv) {
    return send(
        request(path).header("Content-Type", "text/csv").POST(BodyPublishers.ofString(csv)));
  }

  public Reply put(String path, JsonObject body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body.toString())));
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      return Reply.of(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
