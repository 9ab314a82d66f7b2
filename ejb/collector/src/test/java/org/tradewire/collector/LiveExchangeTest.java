package org.tradewire.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.collector.replay.RecordingServer;
import org.tradewire.collector.replay.ReplayPace;
import org.tradewire.feed.ring.control.ControlSocket;

/** {@code collector run} against an exchange that is served from a recording on this machine. */
class LiveExchangeTest {

  /** Depth events around a snapshot as Binance sends them, and two trades. */
  private static final String RECORDING =
      """
      {"ts":"1.0","dir":"connect","url":"wss://stream.binance.com:9443/stream"}
      {"ts":"1.1","dir":"recv","data":"{\\"result\\":null,\\"id\\":1}"}
      {"ts":"1.2","dir":"recv","data":"{\\"stream\\":\\"btcusdt@depth@100ms\\",\\"data\\":{\\"e\\":\\"depthUpdate\\",\\"E\\":1000,\\"s\\":\\"BTCUSDT\\",\\"U\\":9,\\"u\\":11,\\"b\\":[[\\"99.5\\",\\"1\\"]],\\"a\\":[]}}"}
      {"ts":"1.3","dir":"http","url":"https://api.binance.com/api/v3/depth?symbol=BTCUSDT&limit=1000","data":"{\\"lastUpdateId\\":10,\\"bids\\":[[\\"99.0\\",\\"2\\"]],\\"asks\\":[[\\"100.0\\",\\"3\\"]]}"}
      {"ts":"1.4","dir":"recv","data":"{\\"stream\\":\\"btcusdt@aggTrade\\",\\"data\\":{\\"e\\":\\"aggTrade\\",\\"E\\":1001,\\"s\\":\\"BTCUSDT\\",\\"a\\":7,\\"p\\":\\"100.0\\",\\"q\\":\\"0.5\\",\\"T\\":1001,\\"m\\":false}}"}
      {"ts":"1.5","dir":"recv","data":"{\\"stream\\":\\"btcusdt@depth@100ms\\",\\"data\\":{\\"e\\":\\"depthUpdate\\",\\"E\\":1002,\\"s\\":\\"BTCUSDT\\",\\"U\\":12,\\"u\\":12,\\"b\\":[],\\"a\\":[[\\"100.0\\",\\"2.5\\"]]}}"}
      {"ts":"1.6","dir":"recv","data":"{\\"stream\\":\\"btcusdt@aggTrade\\",\\"data\\":{\\"e\\":\\"aggTrade\\",\\"E\\":1003,\\"s\\":\\"BTCUSDT\\",\\"a\\":8,\\"p\\":\\"99.5\\",\\"q\\":\\"0.1\\",\\"T\\":1003,\\"m\\":true}}"}
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;
  private RecordingServer exchange;

  @BeforeEach
  void open() throws IOException {
    Path file = Files.writeString(directory.resolve("recording.jsonl"), RECORDING);
    exchange = RecordingServer.open(file, ReplayPace.MAX, false, "127.0.0.1", 0);
  }

  @AfterEach
  void close() {
    exchange.close();
  }

  @Test
  void shouldSpliceTheBookAndTellTradesOnceWhenTwoConnectionsReceiveTheSame() throws Exception {
    try (RunningCollector collector = run(2, 30)) {
      collector.awaitOutput("collector ready venue=BINANCE symbols=1");
      try (RingContents ring = rings()) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(RingContents.text(ring.read().books().get("BTC-USDT")))
                        .containsExactly("bid 99.5 1", "bid 99.0 2", "ask 100.0 2.5"));
        await().atMost(PATIENCE).until(() -> exchange.clients() == 2);
        assertThat(ring.read().trades())
            .hasSize(2)
            .allSatisfy(trade -> assertThat(trade).startsWith("BTC-USDT "));
      }
    }
  }

  @Test
  void shouldSayThatTheBookIsVoidAndComeBackWhenTheConnectionIsLost() throws Exception {
    try (RunningCollector collector = run(1, 30)) {
      collector.awaitOutput("collector ready");
      try (RingContents ring = rings()) {
        awaitBook(ring);
        int records = ring.bookRecords().size();

        exchange.drop();

        await()
            .atMost(PATIENCE)
            .until(() -> RingContents.text(ring.read().books().get("BTC-USDT")).isEmpty());
        awaitBook(ring);
        assertThat(ring.bookRecords().size()).isGreaterThan(records);
        assertThat(ring.trades()).hasSize(2);
      }
    }
  }

  @Test
  void shouldCloseItsConnectionsWhileItIsSwitchedOff() throws Exception {
    try (RunningCollector collector = run(2, 30)) {
      collector.awaitOutput("collector ready");
      try (RingContents ring = rings()) {
        awaitBook(ring);
        Path control = ControlSocket.of(directory.resolve("feeds"), "BINANCE");

        assertThat(ControlSocket.ask(control, "disable")).startsWith("ok enabled=0 ");
        await().atMost(PATIENCE).until(() -> exchange.clients() == 0);
        assertThat(RingContents.text(ring.read().books().get("BTC-USDT"))).isEmpty();

        assertThat(ControlSocket.ask(control, "enable")).startsWith("ok enabled=1 ");
        awaitBook(ring);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldRecordWhatCanBeVerified(int connections) throws Exception {
    Path recorded = directory.resolve("recorded.jsonl");
    try (RunningCollector recorder =
        RunningCollector.start(
            "record",
            "--config",
            config(connections, 30).toString(),
            "--file",
            recorded.toString())) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  Files.exists(recorded)
                      && count(recorded, "\"dir\":\"http\"") == connections
                      && count(recorded, "99.5\\\",\\\"q") == connections);
      assertThat(recorder.stop()).isZero();
    }

    try (RunningCollector verifier =
        RunningCollector.start("verify", recorded.toString(), "--protocol", "binance")) {
      assertThat(verifier.exitCode()).isZero();
      assertThat(verifier.out())
          .contains(
              "\"BTC-USDT\" : {", "\"snapshots\" : 1", "\"trades\" : 2", "\"missed_trades\" : 0");
    }
    try (RunningCollector again =
        RunningCollector.start(
            "record", "--config", config(1, 30).toString(), "--file", recorded.toString())) {
      assertThat(again.exitCode()).isEqualTo(2);
      assertThat(again.err()).contains("recordings are not written over");
    }
  }

  @Test
  void shouldGiveTheConnectionUpWhenTheExchangeFallsSilent() throws Exception {
    try (RunningCollector collector = run(1, 1)) {
      collector.awaitOutput("collector ready");
      try (RingContents ring = rings()) {
        awaitBook(ring);

        exchange.stall(true);

        await()
            .atMost(PATIENCE)
            .until(() -> RingContents.text(ring.read().books().get("BTC-USDT")).isEmpty());
      }
    }
  }

  private static long count(Path file, String text) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> line.contains(text)).count();
  }

  private static void awaitBook(RingContents ring) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                ring.read().books().containsKey("BTC-USDT")
                    && RingContents.text(ring.books().get("BTC-USDT")).size() == 3);
  }

  private RunningCollector run(int connections, int silenceSeconds) throws IOException {
    return RunningCollector.start(
        "run",
        "--config",
        config(connections, silenceSeconds).toString(),
        "--feed-dir",
        directory.resolve("feeds").toString());
  }

  private Path config(int connections, int silenceSeconds) throws IOException {
    return Files.writeString(
        directory.resolve("collector.properties"),
        """
            venues=BINANCE
            BINANCE.protocol=binance
            BINANCE.symbols=BTC-USDT
            BINANCE.stream=%s
            BINANCE.rest=%s
            BINANCE.connections=%d
            BINANCE.silence-seconds=%d
            """
            .formatted(exchange.stream(), exchange.rest(), connections, silenceSeconds));
  }

  private RingContents rings() {
    return new RingContents(directory.resolve("feeds"), "BINANCE");
  }
}
