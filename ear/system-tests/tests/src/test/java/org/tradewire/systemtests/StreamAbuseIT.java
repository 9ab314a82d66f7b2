package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.HandshakeRefusedException;
import org.tradewire.systemtests.client.KernelSockets;
import org.tradewire.systemtests.client.MarketWitness;
import org.tradewire.systemtests.client.RawFrame;
import org.tradewire.systemtests.client.RawSocket;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.LogMark;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * Clients that send nonsense, too much, or nothing. Each costs another client of the same endpoint
 * nothing, and no stack trace is logged for it.
 */
@SystemTest
class StreamAbuseIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PING = "{\"action\":\"ping\",\"id\":77}";

  /** Most of what a node keeps of a tape. */
  private static final int MISSED_TRADES = 200;

  private final TwoNodes system = TwoNodes.running();

  /** Of a user of its own: whoever is ended for abuse is kept out for a while. */
  private final String token = system.tokenOfAnotherLike("trader2");

  private LogMark log;
  private MarketWitness witness;

  @BeforeEach
  void watch() {
    log = system.log(system.first());
    witness = MarketWitness.of(system.first().base(), system.as("trader1").token());
  }

  @AfterEach
  void nobodyElseNoticed() {
    witness.assertUndisturbed();
    witness.close();
    assertThat(log.stackTraces()).isEmpty();
  }

  /** More of them than the server has threads for HTTP. */
  @Test
  void shouldServeClientsThatSendBeforeTheHandshakeIsAnswered() {
    for (int i = 0; i < 8; i++) {
      try (RawSocket eager =
          RawSocket.openEagerly(system.first().base(), "/ws/market", token, RawFrame.text(PING))) {
        assertThat(eager.read().orElseThrow().text()).contains("\"pong\"");
      }
    }

    assertThat(system.as("trader2").get("/api/market/symbols").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "42",
        "\"text\"",
        "{}",
        "{\"action\":null}",
        "{\"action\":{}}",
        "{\"action\":\"dance\"}",
        "{\"action\":\"subscribe\"}",
        "{\"action\":\"subscribe\",\"channels\":\"book\"}",
        "{\"action\":\"subscribe\",\"channels\":[[]]}",
        "{\"action\":\"subscribe\",\"channels\":[\"stats\"],\"maxHz\":1e400000000}",
        "{\"action\":\"subscribe\",\"channels\":[\"stats\"],\"maxHz\":-1}",
        "{\"action\":\"subscribe\",\"channels\":[\"stats\"],\"since\":{\"epoch\":\"x\"}}",
        "{\"action\":\"join_challenge\",\"challenge_id\":\"../../etc/passwd\"}",
        "{\"action\":\"refresh\",\"token\":\"no token\"}",
        "{\"action\":\"ping\",\"id\":99999999999999999999999999}"
      })
  void shouldAnswerNonsenseWithAnErrorAndGoOn(String nonsense) {
    try (StreamClient client = connect("/ws/market")) {
      client.sendText(nonsense);

      JsonObject error = client.await("error", ofType("error"));
      assertThat(error.getString("code")).isNotBlank();
      assertThat(error.getString("message")).isNotBlank();
      goesOn(client);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void shouldSurviveDeepNesting(String opening) {
    try (StreamClient client = connect("/ws/market")) {
      client.sendText(opening.repeat((64 << 10) / opening.length()));

      assertThat(client.await("error", ofType("error")).getString("code")).isEqualTo("BAD_REQUEST");
      goesOn(client);
    }
  }

  @Test
  void shouldTakeOfTenThousandSymbolsWhatIsAllowed() {
    String symbols =
        IntStream.range(0, 10_000)
            .mapToObj(i -> '"' + Integer.toString(36 * 36 + i, 36).toUpperCase(Locale.ROOT) + '"')
            .collect(Collectors.joining(","));
    try (StreamClient client = connect("/ws")) {
      client.sendText(
          "{\"type\":\"subscribe\",\"id\":5,\"channels\":[\"trades\"],\"exchanges\":[\"x\"],\"symbols\":["
              + symbols
              + "]}");

      JsonObject answer = client.await("answer", message -> message.getInt("id", 0) == 5);
      assertThat(answer.toString()).contains("LIMIT_EXCEEDED").hasSizeLessThan(64 << 10);
      goesOn(client);
    }
  }

  @Test
  void shouldCloseAClientThatErrsAndErrs() {
    try (StreamClient client = connect("/ws/market")) {
      for (int i = 0; i < 102; i++) {
        client.sendText("{\"action\":\"dance\"}");
      }
      await().atMost(PATIENCE).until(() -> client.closeCode() == 4429);
      assertThat(client.messages().all(ofType("error"))).hasSizeGreaterThanOrEqualTo(100);
      assertThatThrownBy(() -> connect("/ws/market"))
          .isInstanceOfSatisfying(
              HandshakeRefusedException.class,
              refusal -> assertThat(refusal.status()).isEqualTo(429));
    }
  }

  @Test
  void shouldCloseAClientThatSendsWithoutEnd() {
    int refused = figure("refused");
    try (RawSocket client = RawSocket.open(system.first().base(), "/ws/market", token)) {
      Thread flood =
          new Thread(
              () -> {
                byte[] many = RawSocket.encoded(RawFrame.text(PING));
                for (int i = 0; i < 20_000; i++) {
                  client.sendBytes(many);
                }
              });
      flood.start();

      Optional<RawFrame> frame = client.read();
      while (frame.isPresent() && frame.get().opcode() != RawFrame.CLOSE) {
        frame = client.read();
      }

      // A close frame gets lost where the server ends the connection with requests unread.
      frame.ifPresent(close -> assertThat(close.closeCode()).isEqualTo(4429));
    }
    assertThat(figure("refused")).isGreaterThanOrEqualTo(refused + 100);
  }

  /** The server ends each while it still reads from it: its requests must not become another's. */
  @Test
  void shouldEndManyClientsThatSendWithoutEndAtTheSameTime() {
    byte[] many = RawSocket.encoded(RawFrame.text(PING));
    List<CompletableFuture<Void>> floods =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.runAsync(() -> floodTenTimes(many)))
            .toList();

    assertThat(floods).allSatisfy(flood -> assertThat(flood).succeedsWithin(PATIENCE));
    assertThat(system.as("trader2").get("/api/market/symbols").status()).isEqualTo(200);
  }

  private void floodTenTimes(byte[] many) {
    for (int i = 0; i < 10; i++) {
      String another = system.tokenOfAnotherLike("trader2");
      try (RawSocket client = RawSocket.open(system.first().base(), "/ws/market", another)) {
        for (int sent = 0; sent < 20_000; sent++) {
          client.sendBytes(many);
        }
      }
    }
  }

  @Test
  void shouldEndAClientThatNeverReads() {
    String tape = "\"channels\":[\"trades:SIMULATOR:" + witness.symbol() + "\"]";
    RawFrame leave = RawFrame.text("{\"action\":\"unsubscribe\"," + tape + "}");
    int slow = figure("slow_consumers");
    try (RawSocket client =
        RawSocket.openWithSmallBuffer(system.first().base(), "/ws/market", token)) {
      await("the end of a client that never reads")
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(50))
          .until(
              () -> {
                // What it says it has missed of the tape fills the buffers between us, within the
                // rate that a client has; until the next turn there is time for it to be sent.
                client.send(
                    leave,
                    RawFrame.text(
                        "{\"action\":\"subscribe\","
                            + tape
                            + ",\"since\":"
                            + witness.behind(MISSED_TRADES)
                            + "}"));
                return figure("slow_consumers") > slow;
              });

      // It has not read a byte more. It was warned by now, is closed after ten seconds of it, and
      // must be gone from the server's side ten seconds after that.
      if (KernelSockets.areListed()) {
        await("the end of its connection in the operating system")
            .atMost(Duration.ofSeconds(25))
            .until(
                () ->
                    !KernelSockets.isEstablished(
                        system.first().base().getPort(), client.localPort()));
      }
    }
  }

  @Test
  void shouldCloseAClientThatSaysNothing() {
    try (RawSocket client = RawSocket.open(system.first().base(), "/ws/market", token)) {
      assertThat(client.read().orElseThrow().opcode()).isEqualTo(RawFrame.PING);

      RawFrame last = client.read().orElseThrow();
      for (Optional<RawFrame> next = Optional.of(last); next.isPresent(); next = client.read()) {
        last = next.get();
        if (last.opcode() == RawFrame.CLOSE) {
          break;
        }
      }

      assertThat(last.closeCode()).isEqualTo(4012);
    }
  }

  @Test
  void shouldKeepASilentClientThatAnswersPings() {
    try (RawSocket client = RawSocket.open(system.first().base(), "/ws/market", token)) {
      for (int i = 0; i < 4; i++) {
        RawFrame ping = client.read().orElseThrow();
        assertThat(ping.opcode()).isEqualTo(RawFrame.PING);
        client.send(new RawFrame(RawFrame.FIN | RawFrame.PONG, ping.payload()));
      }
    }
  }

  @Test
  void shouldEndAConnectionWithItsTokenUnlessRefreshed() {
    Instant soon = Instant.now().plusSeconds(3);
    String brief = system.tokenUntil("trader2", soon);
    try (StreamClient expiring = connect("/ws/market", brief);
        StreamClient refreshed = connect("/ws/market", brief)) {
      refreshed.sendText(
          "{\"action\":\"refresh\",\"id\":3,\"token\":\"" + system.as("trader2").token() + "\"}");
      refreshed.await("refreshed", message -> message.getInt("id", 0) == 3);

      assertThat(expiring.await("error", ofType("error")).getString("code"))
          .isEqualTo("TOKEN_EXPIRED");
      await().atMost(PATIENCE).until(() -> expiring.closeCode() == 4401);
      assertThat(Instant.now()).isAfterOrEqualTo(soon.minusSeconds(1));
      goesOn(refreshed);
    }
  }

  @Test
  void shouldNotLetAUserHaveMoreConnectionsThanAllowed() {
    String path = "/ws/status";
    StreamClient[] clients = new StreamClient[10];
    try {
      for (int i = 0; i < clients.length; i++) {
        clients[i] = connect(path);
      }
      try (StreamClient oneTooMany = connect(path)) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(oneTooMany.closeCode()).isEqualTo(4404));
      }
      goesOn(clients[0]);
    } finally {
      for (StreamClient client : clients) {
        if (client != null) {
          client.close();
        }
      }
    }
  }

  private StreamClient connect(String path) {
    return connect(path, token);
  }

  private StreamClient connect(String path, String bearer) {
    return Handshake.to(system.first().base(), path).bearer(bearer).connect();
  }

  private static void goesOn(StreamClient client) {
    client.sendText(PING);
    client.await("pong", message -> message.getInt("id", 0) == 77);
    assertThat(client.closeCode()).isEqualTo(-1);
  }

  private static Predicate<JsonObject> ofType(String type) {
    return message -> message.getString("type").equals(type);
  }

  private int figure(String name) {
    return system.as("monitor").get("/api/stream/stats").json().getInt(name);
  }
}
