package org.tradewire.systemtests.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Receives webhooks on this machine, and answers as a test says. */
public final class WebhookReceiver implements AutoCloseable {

  private final HttpServer server;
  private final IntUnaryOperator answers;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  /**
   * A webhook as it came.
   *
   * @param delivery its id
   */
  public record Received(String path, String delivery, String signature, String body) {

    /** The body, read. */
    public JsonObject json() {
      try (JsonReader reader = Json.createReader(new StringReader(body))) {
        return reader.readObject();
      }
    }

    /** Whether it was signed with a secret, as {@code ear/docs/webhooks.md} says. */
    public boolean isSignedWith(String secret) {
      String[] parts = signature.split(",", -1);
      String seconds = parts[0].substring("t=".length());
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
        String code = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        return List.of(parts).contains("v1=" + code);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private WebhookReceiver(HttpServer server, IntUnaryOperator answers) {
    this.server = server;
    this.answers = answers;
  }

  /**
   * Receives from now on.
   *
   * @param answers the status for the first, second... request
   */
  public static WebhookReceiver at(int port, IntUnaryOperator answers) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      WebhookReceiver receiver = new WebhookReceiver(server, answers);
      server.createContext("/", receiver::answer);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(
          new Received(
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("X-Tradewire-Delivery"),
              exchange.getRequestHeaders().getFirst("X-Tradewire-Signature"),
              body));
      exchange.sendResponseHeaders(answers.applyAsInt(received.size()), -1);
    }
  }

  /** All that came, in this order. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
