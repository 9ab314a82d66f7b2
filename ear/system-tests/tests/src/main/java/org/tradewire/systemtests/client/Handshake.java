package org.tradewire.systemtests.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;

/** A WebSocket handshake in the making: where to, as whom, in which dialect. Immutable. */
public record Handshake(
    URI address, Map<String, String> headers, String subprotocol, HttpClient http) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /** Without any credentials; {@code path} may carry a query. */
  public static Handshake to(URI base, String path) {
    URI http = base.resolve(path);
    return new Handshake(
        URI.create("ws" + http.toString().substring("http".length())), Map.of(), null, HTTP);
  }

  public Handshake bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  public Handshake origin(String origin) {
    return header("Origin", origin);
  }

  public Handshake speaking(String protocol) {
    return new Handshake(address, headers, protocol, http);
  }

  /** Over TLS, trusting these certificates alone. */
  public Handshake trusting(SSLContext trust) {
    return new Handshake(
        address, headers, subprotocol, HttpClient.newBuilder().sslContext(trust).build());
  }

  private Handshake header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Handshake(address, more, subprotocol, http);
  }

  /**
   * Connects, or throws {@link HandshakeRefusedException} with the status the server answered
   * before the upgrade.
   */
  public StreamClient connect() {
    WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(20));
    headers.forEach(builder::header);
    if (subprotocol != null) {
      builder.subprotocols(subprotocol);
    }
    Inbox inbox = new Inbox();
    try {
      return new StreamClient(builder.buildAsync(address, inbox).join(), inbox);
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        throw new HandshakeRefusedException(refused.getResponse().statusCode());
      }
      throw e;
    }
  }
}
