package org.tradewire.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.feed.ring.control.ControlSocket;
import org.tradewire.feed.ring.control.HistoryQuestion;

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
  private RunningCollector collector;

  @AfterEach
  void stop() throws Exception {
    collector.close();
  }

  @Test
  void shouldWriteAReadableMarketAndCloseItWhenSimulatingAndStopped() throws Exception {
    start("simulate", "--feed-dir", feeds(), "--rate", "5000", "--symbols", "3");
    collector.awaitOutput("collector ready venue=SIMULATOR symbols=3");

    try (RingContents ring = new RingContents(directory.resolve("feeds"), "SIMULATOR")) {
      await().until(() -> ring.read().trades().size() > 50);
      assertThat(ring.books()).containsOnlyKeys("BTC-USD", "ETH-USD", "SOL-USD");
      assertThat(ring.heartbeatNs()).isPositive();

      assertThat(collector.stop()).isZero();
      assertThat(ring.read().books().values()).noneMatch(book -> book.crossed());
      assertThat(ring.heartbeatNs()).isZero();
    }
    assertThat(collector.out()).contains("health venue=SIMULATOR ", " books=3 ");
    assertThat(collector.err()).isEmpty();
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
    collector.awaitOutput("collector ready venue=COINBASE symbols=1");

    try (RingContents ring = new RingContents(directory.resolve("feeds"), "COINBASE")) {
      await().until(() -> ring.read().trades().size() == 1);
      String trade = ring.trades().get(0);
      assertThat(trade).startsWith("BTC-USD 1 100.10 0.5 BUY 7 ");
      String[] words = trade.split(" ");
      assertThat(Long.parseLong(words[7]) - Long.parseLong(words[6]))
          .as("on its way as when it was recorded: from 1.0 to 1.4 s")
          .isEqualTo(400_000_000);
      assertThat(RingContents.text(ring.read().books().get("BTC-USD")))
          .containsExactly("bid 99.50 2", "ask 100.10 3");
      assertThat(collector.ended()).isFalse();
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
    collector.awaitOutput("collector ready");

    try (RingContents ring = new RingContents(directory.resolve("feeds"), "COINBASE")) {
      // Reading checks that seqs and versions are consecutive over the passes.
      await().until(() -> ring.read().trades().size() >= 3);
    }
  }

  @Test
  void shouldRefuseWithOneSentenceWhenTheVenueIsWritten() throws Exception {
    start("simulate", "--feed-dir", feeds());
    collector.awaitOutput("collector ready");

    try (RunningCollector second = RunningCollector.start("simulate", "--feed-dir", feeds())) {
      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.err())
          .startsWith("Another collector writes venue SIMULATOR")
          .hasLineCount(1);
    }
  }

  @Test
  void shouldExplainUsageWhenAsked() throws Exception {
    start("--help");

    assertThat(collector.exitCode()).isZero();
    assertThat(collector.out()).startsWith("collector run --config");
    assertThat(collector.err()).isEmpty();
  }

  @Test
  void shouldExplainUsageWhenArgumentsAreWrong() throws Exception {
    start("simulate");

    assertThat(collector.exitCode()).isEqualTo(2);
    assertThat(collector.err())
        .startsWith("The option --feed-dir is missing.\ncollector run --config");
  }

  @Test
  void shouldCollectSeveralVenuesThatAgreeAboutPricesWhenSimulating() throws Exception {
    start("simulate", "--feed-dir", feeds(), "--rate", "5000", "--venues", "ALPHA,BETA");
    collector.awaitOutput("collector ready venue=ALPHA").awaitOutput("collector ready venue=BETA");

    try (RingContents alpha = new RingContents(directory.resolve("feeds"), "ALPHA");
        RingContents beta = new RingContents(directory.resolve("feeds"), "BETA")) {
      await().until(() -> alpha.read().trades().size() > 500 && beta.read().trades().size() > 500);
      assertThat(alpha.books().keySet()).isEqualTo(beta.books().keySet());
      assertThat(bestBid(alpha)).isCloseTo(bestBid(beta), Percentage.withPercentage(0.2));
      assertThat(alpha.trades()).isNotEqualTo(beta.trades());
    }
  }

  @Test
  void shouldDoWhatTheControlSocketAsksFor() throws Exception {
    start("simulate", "--feed-dir", feeds(), "--rate", "2000");
    collector.awaitOutput("collector ready");
    assertThat(ask("status")).startsWith("ok enabled=1 ").contains(" books=5 ");

    try (RingContents ring = new RingContents(directory.resolve("feeds"), "SIMULATOR")) {
      assertThat(ask("disable")).startsWith("ok enabled=0 ").contains(" books=0 ");
      await().until(() -> RingContents.text(ring.read().books().get("BTC-USD")).isEmpty());
      int trades = ring.read().trades().size();
      assertThat(ring.heartbeatNs()).isPositive();
      assertThat(ask("enable")).startsWith("ok enabled=1 ");
      await().until(() -> ring.read().trades().size() > trades);
    }

    assertThat(ask("full-books")).startsWith("ok ");
    assertThat(ask("resync BTC-USD"))
        .isEqualTo("error The feed SIMULATOR plays by itself: nobody can be asked for a book.");
    assertThat(ask("resync NO-SUCH"))
        .isEqualTo("error The feed SIMULATOR has no symbol 'NO-SUCH'.");
    assertThat(ask("dance")).isEqualTo("error There is no request 'dance'.");
    assertThat(ask("history BTC-USD 60 0 60")).isEqualTo("ok ");
    collector.stop();
    assertThat(ControlSocket.of(directory.resolve("feeds"), "SIMULATOR")).doesNotExist();
  }

  @Test
  void shouldAnswerWithTheCandlesOfBeforeWhenItRemembersThem() throws Exception {
    start("simulate", "--feed-dir", feeds(), "--history");
    collector.awaitOutput("collector ready");

    String days = ask("history BTC-USD 86400 0 25920000");

    assertThat(days).startsWith("ok ");
    assertThat(HistoryQuestion.read(days.substring("ok ".length())))
        .hasSize(300)
        .allMatch(day -> day.trades() > 0 && day.low().compareTo(day.high()) < 0);
    assertThat(ask("history BTC-USD 86400 0 86400"))
        .isEqualTo(days.substring(0, days.indexOf(';')));
    assertThat(ask("history")).startsWith("error A question for history names symbol,");
  }

  @Test
  void shouldCollectAllTheSameWhenThePathIsTooLongForASocket() throws Exception {
    String deep = directory.resolve("a".repeat(60)).resolve("b".repeat(60)).toString();
    start("simulate", "--feed-dir", deep);

    collector.awaitOutput("collector ready venue=SIMULATOR");

    assertThat(ControlSocket.of(Path.of(deep), "SIMULATOR")).doesNotExist();
  }

  @Test
  void shouldServeItsFiguresWhenMetricsAreAskedFor() throws Exception {
    start("simulate", "--feed-dir", feeds(), "--metrics", "0");
    collector.awaitOutput("collector metrics port=").awaitOutput("collector ready");
    String port = collector.out().replaceAll("(?s).*metrics port=(\\d+).*", "$1");

    await()
        .untilAsserted(
            () ->
                assertThat(get("http://127.0.0.1:" + port + "/metrics"))
                    .contains("tradewire_collector_books{venue=\"SIMULATOR\"} 5.0")
                    .contains("# TYPE tradewire_collector_trades_total counter")
                    .containsPattern("tradewire_collector_changes_total.* [1-9]"));
    assertThat(get("http://127.0.0.1:" + port + "/-/healthy")).isNotBlank();
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

    assertThat(collector.exitCode()).isEqualTo(2);
    assertThat(collector.err()).isEqualTo("There is no recording nowhere.jsonl.\n");
    assertThat(directory.resolve("feeds")).doesNotExist();
  }

  @Test
  void shouldRefuseWithOneSentenceWhenTheRecordingHoldsNothing() throws Exception {
    String file = recording("no json\n\n");
    start("replay", "--file", file, "--protocol", "coinbase-exchange", "--feed-dir", feeds());

    assertThat(collector.exitCode()).isEqualTo(2);
    assertThat(collector.err()).isEqualTo(file + " holds no received message.\n");
  }

  private void start(String... args) {
    collector = RunningCollector.start(args);
  }

  private static BigDecimal bestBid(RingContents ring) {
    return new BigDecimal(RingContents.text(ring.books().get("BTC-USD")).get(0).split(" ")[1]);
  }

  private static String get(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private String ask(String line) throws IOException {
    return ControlSocket.ask(ControlSocket.of(directory.resolve("feeds"), "SIMULATOR"), line);
  }

  private String feeds() {
    return directory.resolve("feeds").toString();
  }

  private String recording(String text) throws IOException {
    return Files.writeString(directory.resolve("recording.jsonl"), text).toString();
  }
}
