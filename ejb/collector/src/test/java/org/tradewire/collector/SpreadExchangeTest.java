package org.tradewire.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.feed.ring.control.ControlSocket;

/** Symbols of one venue over several connections, each with one that stands by for it. */
class SpreadExchangeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** By name the first goes to connection 4, the second to 1, the others to 2. */
  private static final List<String> SYMBOLS = List.of("BTC", "ETH", "XRP", "ADA");

  @TempDir Path directory;

  @Test
  void shouldSubscribeEachSymbolOverItsConnectionAndTheOneThatStandsByForIt() throws Exception {
    try (SpotExchange exchange = new SpotExchange();
        RunningCollector collector = run(exchange, SYMBOLS, 30)) {
      await().atMost(PATIENCE).until(() -> exchange.clients().size() == 6);
      awaitBooks(exchange, SYMBOLS);

      Map<Set<String>, Long> copies =
          exchange.clients().values().stream()
              .collect(Collectors.groupingBy(HashSet::new, Collectors.counting()));
      assertThat(copies)
          .isEqualTo(
              Map.of(
                  streams("BTC"), 2L,
                  streams("ETH"), 2L,
                  streams("XRP", "ADA"), 2L));
      assertThat(status())
          .contains(
              " connections=6 ",
              " connection.BINANCE-1-1=used connection.BINANCE-1-2=standing_by",
              " connection.BINANCE-2-1=used connection.BINANCE-2-2=standing_by",
              " connection.BINANCE-4-1=used connection.BINANCE-4-2=standing_by");
      String out = collector.awaitOutput("connection.BINANCE-4-2=").out();
      assertThat(out).contains("health venue=BINANCE ");
    }
  }

  @Test
  void shouldAskForAsManyStreamsAsAConnectionCarriesInRequestsOfAHundred() throws Exception {
    List<String> many = IntStream.range(0, 500).mapToObj(i -> "C" + i).toList();
    try (SpotExchange exchange = new SpotExchange();
        RunningCollector collector = run(exchange, many, 30)) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  exchange.clients().size() == 10
                      && exchange.clients().values().stream().allMatch(each -> each.size() == 200));

      assertThat(exchange.requestLengths()).hasSize(20).containsOnly(100);
      assertThat(collector.ended()).isFalse();
    }
  }

  @Test
  void shouldRecordWhatIsWholeAlthoughNoConnectionHasEverySymbol() throws Exception {
    Path recorded = directory.resolve("recorded.jsonl");
    try (SpotExchange exchange = new SpotExchange();
        RunningCollector recorder =
            RunningCollector.start(
                "record",
                "--config",
                config(exchange, SYMBOLS, 30).toString(),
                "--file",
                recorded.toString())) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                tick(exchange, SYMBOLS);
                return count(recorded, "\"dir\":\"http\"") == 2 * SYMBOLS.size();
              });
      tick(exchange, SYMBOLS);
      long last = exchange.tick("ETHUSDT");
      await().atMost(PATIENCE).until(() -> count(recorded, "ETHUSDT\\\",\\\"a\\\":" + last) == 2);
      assertThat(recorder.stop()).isZero();
    }

    try (RunningCollector verifier =
        RunningCollector.start("verify", recorded.toString(), "--protocol", "binance")) {
      assertThat(verifier.exitCode()).as("%s", verifier.out()).isZero();
      SYMBOLS.forEach(symbol -> assertThat(verifier.out()).contains('"' + symbol + "-USDT\" : {"));
      assertThat(verifier.out()).contains("\"missed_trades\" : 0");
    }
  }

  private static long count(Path file, String text) throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file).stream().filter(line -> line.contains(text)).count()
        : 0;
  }

  @Test
  void shouldServeTheSymbolsOfAConnectionThatIsCutOverTheOneThatStandsBy() throws Exception {
    shouldTakeOver(30, SpotExchange::cut);
  }

  @Test
  void shouldServeTheSymbolsOfAConnectionThatFallsSilentOverTheOneThatStandsBy() throws Exception {
    shouldTakeOver(3, SpotExchange::silence);
  }

  /** One of the two is used, whichever: both fail, one after the other. */
  private void shouldTakeOver(int silenceSeconds, Failure failure) throws Exception {
    try (SpotExchange exchange = new SpotExchange();
        RunningCollector collector = run(exchange, SYMBOLS, silenceSeconds)) {
      await().atMost(PATIENCE).until(() -> exchange.clients().size() == 6);
      awaitBooks(exchange, SYMBOLS);
      try (RingContents ring = new RingContents(directory.resolve("feeds"), "BINANCE")) {
        await()
            .atMost(PATIENCE)
            .until(
                () -> {
                  tick(exchange, SYMBOLS);
                  return takenUp(exchange, ring);
                });
        Set<WebSocket> failing = clientsOf(exchange, "XRP");

        for (WebSocket each : failing) {
          failure.of(exchange, each);
          await()
              .atMost(PATIENCE)
              .until(
                  () -> {
                    tick(exchange, SYMBOLS);
                    return !exchange.clients().containsKey(each);
                  });
          // The other one is not failed before this one's successor has the books, too.
          await()
              .atMost(PATIENCE)
              .until(
                  () -> {
                    tick(exchange, SYMBOLS);
                    return exchange.clients().size() == 6 && takenUp(exchange, ring);
                  });
        }

        assertThat(collector.ended()).isFalse();
        assertThat(figure("failovers")).isPositive();
        assertThat(figure("missed_trades")).isZero();
        assertThat(figure("book_gaps")).isZero();
        assertThat(status()).contains("connection.BINANCE-1-1=used", "connection.BINANCE-4-1=used");
        Map<String, Long> last = tick(exchange, SYMBOLS);
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> {
                  ring.read();
                  last.forEach(
                      (symbol, id) -> {
                        assertThat(RingContents.text(ring.books().get(symbol + "-USDT")))
                            .containsExactly("bid 99 " + id, "ask 101 1");
                        assertThat(ids(ring, symbol)).endsWith(id);
                      });
                });
        for (String symbol : SYMBOLS) {
          List<Long> ids = ids(ring, symbol);
          assertThat(ids)
              .as("each trade once and in order")
              .isEqualTo(LongStream.rangeClosed(ids.get(0), last.get(symbol)).boxed().toList());
        }
      }
    }
  }

  private interface Failure {
    void of(SpotExchange exchange, WebSocket client);
  }

  /** Whether the part that fails has one connection that is used and one that stands by. */
  private boolean takenUp(SpotExchange exchange, RingContents ring) throws IOException {
    String status = status();
    ring.read();
    return status.matches(".* connection\\.BINANCE-2-\\d=used.*")
        && status.matches(".* connection\\.BINANCE-2-\\d=standing_by.*")
        && clientsOf(exchange, "XRP").size() == 2
        && status.contains(" standby_books=4 ");
  }

  private static Set<WebSocket> clientsOf(SpotExchange exchange, String symbol) {
    Set<WebSocket> clients = new HashSet<>();
    exchange
        .clients()
        .forEach(
            (client, streams) -> {
              if (streams.containsAll(streams(symbol))) {
                clients.add(client);
              }
            });
    return clients;
  }

  private void awaitBooks(SpotExchange exchange, List<String> symbols) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              tick(exchange, symbols);
              return status().contains(" books=" + symbols.size() + " ");
            });
  }

  private static Map<String, Long> tick(SpotExchange exchange, List<String> symbols) {
    Map<String, Long> ids = new HashMap<>();
    symbols.forEach(symbol -> ids.put(symbol, exchange.tick(symbol + "USDT")));
    return ids;
  }

  private static List<Long> ids(RingContents ring, String symbol) {
    return ring.trades().stream()
        .map(each -> each.split(" "))
        .filter(each -> each[0].equals(symbol + "-USDT"))
        .map(each -> Long.valueOf(each[5]))
        .toList();
  }

  private static Set<String> streams(String... symbols) {
    Set<String> streams = new HashSet<>();
    for (String symbol : symbols) {
      String name = symbol.toLowerCase(Locale.ROOT) + "usdt";
      streams.addAll(Set.of(name + "@depth@100ms", name + "@aggTrade"));
    }
    return streams;
  }

  private long figure(String name) throws IOException {
    Matcher figure = Pattern.compile(" " + name + "=(\\d+)").matcher(status());
    return figure.find() ? Long.parseLong(figure.group(1)) : -1;
  }

  private String status() throws IOException {
    return ControlSocket.ask(ControlSocket.of(directory.resolve("feeds"), "BINANCE"), "status");
  }

  private RunningCollector run(SpotExchange exchange, List<String> symbols, int silenceSeconds)
      throws IOException {
    return RunningCollector.start(
        "run",
        "--config",
        config(exchange, symbols, silenceSeconds).toString(),
        "--feed-dir",
        directory.resolve("feeds").toString());
  }

  private Path config(SpotExchange exchange, List<String> symbols, int silenceSeconds)
      throws IOException {
    return Files.writeString(
        directory.resolve("collector.properties"),
        """
            venues=BINANCE
            BINANCE.protocol=binance
            BINANCE.symbols=%s
            BINANCE.stream=%s
            BINANCE.rest=%s
            BINANCE.silence-seconds=%d
            BINANCE.send-spacing-ms=20
            BINANCE.fetch-spacing-ms=20
            """
            .formatted(
                symbols.stream().map(each -> each + "-USDT").collect(Collectors.joining(",")),
                exchange.stream(),
                exchange.rest(),
                silenceSeconds));
  }
}
