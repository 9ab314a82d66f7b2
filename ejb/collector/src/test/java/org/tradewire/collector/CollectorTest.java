package org.tradewire.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorTest {

  private static final String RECORDING =
      """
      {"ts":"1.0","conn":"ws.1","dir":"connect","url":"wss://example.org"}
      {"ts":"1.1","conn":"ws.1","dir":"recv","data":"{\\"type\\":\\"subscriptions\\",\\"channels\\":[{\\"name\\":\\"level2\\",\\"product_ids\\":[\\"BTC-USD\\"]}]}"}
      {"ts":"1.2","conn":"ws.1","dir":"recv","data":"{\\"type\\":\\"snapshot\\",\\"product_id\\":\\"BTC-USD\\",\\"bids\\":[[\\"99.50\\",\\"2\\"]],\\"asks\\":[[\\"100\\",\\"1\\"]]}"}
      {"ts":"1.3","conn":"ws.1","dir":"recv","data":"{\\"type\\":\\"l2update\\",\\"product_id\\":\\"BTC-USD\\",\\"changes\\":[[\\"sell\\",\\"100.00\\",\\"0.0\\"],[\\"sell\\",\\"100.10\\",\\"3\\"]]}"}
      {"ts":"1.4","conn":"ws.1","dir":"recv","data":"{\\"type\\":\\"match\\",\\"trade_id\\":7,\\"side\\":\\"sell\\",\\"size\\":\\"0.5\\",\\"price\\":\\"100.10\\",\\"product_id\\":\\"BTC-USD\\",\\"time\\":\\"1970-01-01T00:00:01Z\\"}"}
      """;

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CountDownLatch end = new CountDownLatch(1);
  private CompletableFuture<Integer> exit = CompletableFuture.completedFuture(0);

  @AfterEach
  void stop() throws Exception {
    end.countDown();
    exit.get(10, TimeUnit.SECONDS);
  }

  @Test
  void shouldWriteAReadableMarketAndCloseItWhenSimulatingAndStopped() throws Exception {
    start("simulate", "--feed-dir", feeds(), "--rate", "5000", "--symbols", "3");
    await().until(() -> text(out).contains("collector ready venue=SIMULATOR symbols=3"));

    try (RingContents ring = new RingContents(directory.resolve("feeds"), "SIMULATOR")) {
      await().until(() -> ring.read().trades().size() > 50);
      assertThat(ring.books()).containsOnlyKeys("BTC-USD", "ETH-USD", "SOL-USD");
      assertThat(ring.heartbeatNs()).isPositive();

      end.countDown();

      assertThat(exit.get(10, TimeUnit.SECONDS)).isZero();
      assertThat(ring.read().books().values()).noneMatch(book -> book.crossed());
      assertThat(ring.heartbeatNs()).isZero();
    }
    assertThat(text(out)).contains("health venue=SIMULATOR ", " books=3 ");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void shouldKeepTheLastBooksWhenTheRecordingIsOver() throws Exception {
    start(
        "replay",
        "--file",
        recording(RECORDING),
        "--protocol",
        "coinbase-exchange",
        "--feed-dir",
        feeds(),
        "--speed",
        "max");
    await().until(() -> text(out).contains("collector ready venue=COINBASE symbols=1"));

    try (RingContents ring = new RingContents(directory.resolve("feeds"), "COINBASE")) {
      await().until(() -> ring.read().trades().size() == 1);
      assertThat(ring.trades().get(0)).startsWith("BTC-USD 1 100.10 0.5 BUY 7 1000000000 ");
      assertThat(RingContents.text(ring.read().books().get("BTC-USD")))
          .containsExactly("bid 99.50 2", "ask 100.10 3");
      assertThat(exit).isNotDone();
    }
  }

  @Test
  void shouldGoOnNumberingWhenTheRecordingIsPlayedAgain() throws Exception {
    start(
        "replay",
        "--file",
        recording(RECORDING),
        "--protocol",
        "coinbase-exchange",
        "--feed-dir",
        feeds(),
        "--speed",
        "20",
        "--loop");
    await().until(() -> text(out).contains("collector ready"));

    try (RingContents ring = new RingContents(directory.resolve("feeds"), "COINBASE")) {
      // Reading checks that seqs and versions are consecutive over the passes.
      await().until(() -> ring.read().trades().size() >= 3);
    }
  }

  @Test
  void shouldRefuseWithOneSentenceWhenTheVenueIsWritten() {
    start("simulate", "--feed-dir", feeds());
    await().until(() -> text(out).contains("collector ready"));
    ByteArrayOutputStream secondErr = new ByteArrayOutputStream();

    int code =
        new Collector(stream(new ByteArrayOutputStream()), stream(secondErr), () -> {}, () -> {})
            .run("simulate", "--feed-dir", feeds());

    assertThat(code).isEqualTo(2);
    assertThat(text(secondErr))
        .startsWith("Another collector writes venue SIMULATOR")
        .hasLineCount(1);
  }

  @Test
  void shouldExplainUsageWhenArgumentsAreWrong() throws Exception {
    start("simulate");

    assertThat(exit.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(text(err)).startsWith("The option --feed-dir is missing.\ncollector replay --file");
  }

  @Test
  void shouldRefuseWithOneSentenceAndMakeNoRingWhenThereIsNoRecording() throws Exception {
    start(
        "replay",
        "--file",
        "nowhere.jsonl",
        "--protocol",
        "coinbase-exchange",
        "--feed-dir",
        feeds());

    assertThat(exit.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(text(err)).isEqualTo("There is no recording nowhere.jsonl.\n");
    assertThat(directory.resolve("feeds")).doesNotExist();
  }

  @Test
  void shouldRefuseWithOneSentenceWhenTheRecordingHoldsNothing() throws Exception {
    String file = recording("no json\n\n");
    start("replay", "--file", file, "--protocol", "coinbase-exchange", "--feed-dir", feeds());

    assertThat(exit.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(text(err)).isEqualTo(file + " holds no received message.\n");
  }

  private void start(String... args) {
    Collector collector = new Collector(stream(out), stream(err), this::awaitEnd, end::countDown);
    exit = CompletableFuture.supplyAsync(() -> collector.run(args));
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String feeds() {
    return directory.resolve("feeds").toString();
  }

  private String recording(String text) throws IOException {
    return Files.writeString(directory.resolve("recording.jsonl"), text).toString();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8);
  }
}
