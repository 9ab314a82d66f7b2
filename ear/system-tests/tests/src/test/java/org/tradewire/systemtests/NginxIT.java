package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.HandshakeRefusedException;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.RawUpstream;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Nginx;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** {@code docker/nginx} in a real nginx, before the nodes and before what shows what it sends. */
@SystemTest
class NginxIT {
  private static final int LONG_BODY = 2_000_000;

  private final TwoNodes system = TwoNodes.running();

  @BeforeEach
  void requireNginx() {
    assumeTrue(Nginx.isInstalled(), Nginx.MISSING);
  }

  @Test
  void shouldServePagesCallsAndSocketsOverTls() throws Exception {
    // The other node names the origins that may open sockets, and nginx is not one of them.
    List<URI> node = List.of(system.first().base());
    try (Nginx nginx = Nginx.before("nginx", node)) {
      HttpClient browser = HttpClient.newBuilder().sslContext(nginx.trust()).build();
      HttpResponse<String> page = get(browser, nginx.base());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Strict-Transport-Security"))
          .hasValue("max-age=31536000");
      assertThat(page.headers().firstValue("Server")).hasValue("nginx");
      HttpResponse<String> plain = get(browser, nginx.plainBase().resolve("/app"));
      assertThat(plain.statusCode()).isEqualTo(301);
      assertThat(plain.headers().firstValue("Location")).hasValue("https://localhost/app");

      RestClient trader = signedIn(nginx);
      assertThat(trader.get("/api/me").json().getString("username")).isEqualTo("trader1");
      // As a page does: with a ticket and its own origin.
      String ticket = trader.post("/api/ws-ticket", "{}").json().getString("ticket");
      String origin = "https://" + nginx.base().getAuthority();
      try (StreamClient socket =
          Handshake.to(nginx.base(), "/ws/status?ticket=" + ticket)
              .origin(origin)
              .trusting(nginx.trust())
              .connect()) {
        socket.subscribe(1, "status");
        socket.await("the status of the node", Messages.on("status"));
      }
      assertThatThrownBy(
              () ->
                  Handshake.to(nginx.base(), "/ws/status")
                      .bearer(trader.token())
                      .origin("https://elsewhere.example")
                      .trusting(nginx.trust())
                      .connect())
          .isInstanceOf(HandshakeRefusedException.class);
    }
  }

  @Test
  void shouldPassOnWhereFromAndNoUpgradeOutsideOfSockets() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering();
        Nginx nginx = Nginx.before("nginx-headers", List.of(upstream.base()))) {
      String headers =
          "Host: localhost\r\nConnection: Upgrade\r\nUpgrade: %s\r\nX-Forwarded-For: 192.0.2.1\r\n"
              + "Forwarded: for=192.0.2.1\r\nX-Forwarded-Proto: http\r\n\r\n";
      exchange(nginx, "GET /api/me HTTP/1.1\r\n" + headers.formatted("websocket"));
      exchange(nginx, "GET /api/%77s/x HTTP/1.1\r\n" + headers.formatted("websocket"));
      exchange(nginx, "GET /wsx HTTP/1.1\r\n" + headers.formatted("websocket"));
      exchange(nginx, "GET /ws/market HTTP/1.1\r\n" + headers.formatted("h2c"));
      exchange(nginx, "GET /ws/market HTTP/1.1\r\n" + headers.formatted("websocket"));

      List<RawUpstream.Arrival> arrivals = upstream.arrivals();
      assertThat(arrivals).hasSize(5);
      for (RawUpstream.Arrival each : arrivals) {
        assertThat(each.lines())
            .contains("x-forwarded-for: 127.0.0.1", "x-forwarded-proto: https", "host: localhost")
            .noneMatch(line -> line.contains("192.0.2.1"));
      }
      for (RawUpstream.Arrival each : arrivals.subList(0, 4)) {
        assertThat(each.lines()).noneMatch(line -> line.startsWith("upgrade:"));
      }
      assertThat(arrivals.get(4).lines()).contains("upgrade: websocket", "connection: upgrade");
    }
  }

  /** Half a body reaches a node where an import reads it as it comes, and nowhere else. */
  @Test
  void shouldCollectBodiesButThoseOfImports() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering();
        Nginx nginx = Nginx.before("nginx-bodies", List.of(upstream.base()));
        Socket call = tls(nginx);
        Socket upload = tls(nginx)) {
      send(call, post("/api/trades", 100_000) + "x".repeat(50_000));
      send(upload, post("/api/market/candles", LONG_BODY) + "x".repeat(LONG_BODY / 2));

      await("half of the import")
          .until(() -> sum(upstream.arrivals("POST /api/market/candles")) >= LONG_BODY / 2);
      assertThat(upstream.arrivals("POST /api/trades")).isEmpty();
      send(call, "x".repeat(50_000));
      await("the whole call").until(() -> sum(upstream.arrivals("POST /api/trades")) == 100_000);
      send(upload, "x".repeat(LONG_BODY / 2));
      await("the whole import")
          .until(() -> sum(upstream.arrivals("POST /api/market/candles")) == LONG_BODY);
    }
  }

  @Test
  void shouldLetAFileInThatIsAsLongAsANodeTakes() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering();
        Nginx nginx = Nginx.before("nginx-files", List.of(upstream.base()));
        Socket file = tls(nginx);
        Socket longer = tls(nginx)) {
      send(file, post("/api/market/liquidations", 256 << 20) + "x".repeat(LONG_BODY));
      await("its beginning")
          .until(() -> sum(upstream.arrivals("POST /api/market/liquidations")) >= LONG_BODY);

      send(longer, post("/api/market/liquidations", (256 << 20) + 1) + "x");
      assertThat(new String(longer.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 413");
    }
  }

  /** Neither where a node takes them, nor where none does. */
  @Test
  void shouldWriteNoKeyOfAHookIntoALog() throws Exception {
    String key = "twh_" + "k".repeat(43);
    String path = "/api/signals/hooks/" + key;
    try (RawUpstream upstream = RawUpstream.answering();
        RawUpstream broken = RawUpstream.breakingOff();
        Nginx nginx = Nginx.before("nginx-hooks", List.of(upstream.base()));
        Nginx alone = Nginx.before("nginx-hooks-alone", List.of(broken.base()))) {
      RestClient anyone = RestClient.anonymous(nginx.base()).trusting(nginx.trust());
      anyone.post(path, "{}");
      anyone.post("/api/signals//hooks/" + key, "{}");
      assertThat(upstream.arrivals("POST " + path)).isNotEmpty();
      assertThat(anyone.post(path, "x".repeat(70_000)).status()).isEqualTo(413);
      RestClient nobody = RestClient.anonymous(alone.base()).trusting(alone.trust());
      assertThat(nobody.post(path, "{}").status()).isEqualTo(502);

      await("the calls in the logs")
          .until(
              () ->
                  nginx.logged().contains("POST /api/signals/hooks/(key)\" 413")
                      && alone.logged().contains("POST /api/signals/hooks/(key)\" 502"));
      assertThat(nginx.logged() + alone.logged()).doesNotContain(key);
    }
  }

  @Test
  void shouldRepeatNoPostThatMayHaveBeenCarriedOut() throws Exception {
    try (RawUpstream one = RawUpstream.breakingOff();
        RawUpstream other = RawUpstream.breakingOff();
        Nginx nginx = Nginx.before("nginx-repeats", List.of(one.base(), other.base()))) {
      RestClient anyone = RestClient.anonymous(nginx.base()).trusting(nginx.trust());

      assertThat(anyone.post("/api/trades", "{}").status()).isEqualTo(502);
      assertThat(one.arrivals().size() + other.arrivals().size()).isEqualTo(1);
      assertThat(anyone.get("/api/me").status()).isEqualTo(502);
      assertThat(one.arrivals().size() + other.arrivals().size()).isEqualTo(3);
    }
  }

  private RestClient signedIn(Nginx nginx) {
    RestClient anyone = RestClient.anonymous(nginx.base()).trusting(nginx.trust());
    Reply reply =
        anyone.post(
            "/api/login",
            Json.createObjectBuilder()
                .add("username", "trader1")
                .add("password", system.password())
                .build());
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return anyone.withToken(reply.json().getString("token"));
  }

  private static HttpResponse<String> get(HttpClient browser, URI address) throws Exception {
    return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static Socket tls(Nginx nginx) throws IOException {
    return nginx.trust().getSocketFactory().createSocket("localhost", nginx.base().getPort());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** Sends a request; returns when something of an answer is there. */
  private static void exchange(Nginx nginx, String request) throws IOException {
    try (Socket socket = tls(nginx)) {
      send(socket, request);
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    }
  }

  private static String post(String path, int length) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private static int sum(List<RawUpstream.Arrival> arrivals) {
    return arrivals.stream().mapToInt(RawUpstream.Arrival::bodyBytes).sum();
  }
}
