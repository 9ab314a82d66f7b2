package org.tradewire.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradewire.collector.command.VenueProtocol;
import org.tradewire.collector.replay.RecordingVerdict;
import org.tradewire.collector.venue.SessionSetup;

/**
 * {@code collector verify} names exactly the symbol of which something is missing, whichever line
 * of a recording is removed. What no exchange's numbers can tell is said line by line here, as no
 * symbol: the first trade and the last message of a symbol, and book changes of Coinbase Exchange,
 * which numbers none.
 */
class RemovedLineTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BTC = "BTC-USD";
  private static final String ETH = "ETH-USD";
  private static final String BOTH = BTC + "," + ETH;
  private static final String NONE = "";

  @TempDir Path directory;

  /**
   * One line.
   *
   * @param named symbols of which something is missing when the line is
   */
  private record Line(String direction, String url, String data, String named) {

    private String text(String connection, int number) {
      ObjectNode line = JSON.createObjectNode();
      line.put("ts", Integer.toString(number));
      line.put("conn", connection);
      line.put("dir", direction);
      line.put("url", url);
      line.put("data", data);
      return line.toString();
    }
  }

  static Stream<Arguments> recordings() {
    return Stream.of(
            Arguments.of(VenueProtocol.BINANCE, binance(false)),
            Arguments.of(VenueProtocol.BINANCE_FUTURES, binance(true)),
            Arguments.of(VenueProtocol.KRAKEN, kraken()),
            Arguments.of(VenueProtocol.COINBASE_ADVANCED, coinbaseAdvanced()),
            Arguments.of(VenueProtocol.COINBASE_EXCHANGE, coinbaseExchange()))
        .flatMap(each -> Stream.of(1, 2).map(n -> Arguments.of(each.get()[0], each.get()[1], n)));
  }

  @ParameterizedTest(name = "{0}, {2} connections")
  @MethodSource("recordings")
  void shouldNameExactlyThatSymbolWhicheverLineIsRemoved(
      VenueProtocol protocol, List<Line> recording, int connections) throws IOException {
    List<String> lines = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (Line each : recording) {
      for (int connection = 1; connection <= connections; connection++) {
        lines.add(each.text("V-" + connection, lines.size()));
        expected.add(each.named());
      }
    }
    assertThat(named(protocol, lines)).as("the whole recording").isEmpty();

    for (int i = 0; i < lines.size(); i++) {
      assertThat(named(protocol, without(lines, i)))
          .as("without line %d: %s", i + 1, lines.get(i))
          .isEqualTo(set(expected.get(i)));
    }
  }

  /** Every line of the smallest; of the others, which would take hours, snapshots and a sample. */
  @ParameterizedTest
  @CsvSource({
    "BINANCE.jsonl, BINANCE, 1, lastUpdateId",
    "BINANCE_FUTURES.jsonl, BINANCE_FUTURES, 7, lastUpdateId",
    "COINBASE.jsonl, COINBASE_EXCHANGE, 499, '\"type\\\":\\\"snapshot'",
    "KRAKEN.jsonl, KRAKEN_V1, 199, '\"as\\\":'"
  })
  void shouldNameNoOtherSymbolWhenALineOfACaptureIsRemoved(
      String file, VenueProtocol protocol, int step, String snapshot) throws IOException {
    String folder = System.getProperty("captures.dir", "");
    assumeThat(folder)
        .as("-Dcaptures.dir names no folder of recordings: this test is skipped")
        .isNotBlank();
    List<String> lines = Files.readAllLines(Path.of(folder, file));
    List<Set<String>> exact =
        protocol.venue().startsWith("BINANCE") ? binanceModel(lines, protocol) : null;
    int told = 0;

    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (i % step != 0 && !line.contains(snapshot)) {
        continue;
      }
      Set<String> named = named(protocol, without(lines, i));
      if (exact != null) {
        assertThat(named).as("%s without line %d", file, i + 1).isEqualTo(exact.get(i));
      } else {
        assertThat(named)
            .as("%s without line %d", file, i + 1)
            .allMatch(each -> mentions(line, each));
      }
      told += named.size();
    }

    assertThat(told).isPositive();
  }

  private static List<String> without(List<String> lines, int index) {
    List<String> holed = new ArrayList<>(lines);
    holed.remove(index);
    return holed;
  }

  /** Symbols of which the verdict says that something is missing. */
  private Set<String> named(VenueProtocol protocol, List<String> lines) throws IOException {
    Path file = Files.write(directory.resolve("recording.jsonl"), lines);
    RecordingVerdict verdict =
        RecordingVerdict.of(
            file,
            listener -> protocol.session(SessionSetup.ofRecording(protocol.venue(), listener)));
    JsonNode json = JSON.readTree(verdict.json(file, protocol.text()));
    assertThat(json.path("malformed_lines").asInt()).isZero();
    Set<String> named = new HashSet<>();
    json.path("symbols")
        .fields()
        .forEachRemaining(
            each -> {
              if (!each.getValue().path("gaps").isEmpty()) {
                named.add(each.getKey());
              }
            });
    assertThat(verdict.whole()).isEqualTo(named.isEmpty() && json.path("problems").isEmpty());
    return named;
  }

  private static Set<String> set(String named) {
    return named.isEmpty() ? Set.of() : Set.of(named.split(","));
  }

  private static boolean mentions(String line, String symbol) {
    return line.contains("\\\"" + symbol + "\\\"")
        || line.contains("\\\"" + symbol.replace("BTC", "XBT").replace('-', '/') + "\\\"");
  }

  /** What Binance's own numbers can tell of each line, by its documentation. */
  private static List<Set<String>> binanceModel(List<String> lines, VenueProtocol protocol)
      throws IOException {
    int newerBy = protocol == VenueProtocol.BINANCE ? 1 : 0;
    Map<String, Long> snapshots = new HashMap<>();
    Map<String, List<Integer>> series = new HashMap<>();
    List<JsonNode> messages = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = JSON.readTree(lines.get(i));
      JsonNode message = JSON.readTree(line.path("data").asText("{}"));
      messages.add(message.path("data"));
      if (line.path("dir").asText().equals("http")) {
        String symbol = line.path("url").asText().replaceAll(".*symbol=(\\w+).*", "$1");
        snapshots.put(symbol, message.path("lastUpdateId").asLong());
        messages.set(i, JSON.createObjectNode().put("e", "snapshot").put("s", symbol));
      }
      series.computeIfAbsent(seriesOf(messages.get(i)), unknown -> new ArrayList<>()).add(i);
    }
    List<Set<String>> model = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode message = messages.get(i);
      List<Integer> same = series.get(seriesOf(message));
      boolean first = same.get(0) == i;
      boolean last = same.get(same.size() - 1) == i;
      boolean told =
          switch (message.path("e").asText()) {
            case "snapshot" -> true;
            case "aggTrade" -> !first && !last;
            case "depthUpdate" ->
                !last
                    && message.path("u").asLong()
                        >= snapshots.get(message.path("s").asText()) + newerBy;
            default -> false;
          };
      model.add(told ? Set.of(canonical(message.path("s").asText())) : Set.of());
    }
    return model;
  }

  private static String seriesOf(JsonNode message) {
    return message.path("e").asText() + " " + message.path("s").asText();
  }

  private static String canonical(String venueName) {
    return venueName.replaceAll("(USDT|ETH|BTC|EUR)$", "-$1");
  }

  private static List<Line> binance(boolean futures) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("connect", "wss://example.org/stream", "", NONE));
    lines.add(depth("BTCUSD", 9, 11, 8, BTC));
    lines.add(depth("ETHUSD", 20, 21, 19, ETH));
    String path = futures ? "/fapi/v1/depth" : "/api/v3/depth";
    lines.add(snapshot(path, "BTCUSD", 10, BTC));
    lines.add(snapshot(path, "ETHUSD", 20, ETH));
    lines.add(trade("BTCUSD", 7, NONE));
    lines.add(depth("BTCUSD", 12, 12, 11, BTC));
    lines.add(trade("BTCUSD", 8, BTC));
    lines.add(trade("ETHUSD", 3, NONE));
    lines.add(depth("ETHUSD", 22, 25, 21, ETH));
    lines.add(trade("ETHUSD", 4, ETH));
    lines.add(depth("BTCUSD", 13, 15, 12, BTC));
    lines.add(depth("ETHUSD", 26, 26, 25, NONE));
    lines.add(depth("BTCUSD", 16, 16, 15, NONE));
    lines.add(trade("BTCUSD", 9, NONE));
    lines.add(trade("ETHUSD", 5, NONE));
    return lines;
  }

  private static Line depth(String symbol, int first, int last, int previous, String named) {
    return received(
        ("{\"stream\":\"x\",\"data\":{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"%s\",\"U\":%d,\"u\":%d,\"pu\":%d,"
                + "\"b\":[[\"1\",\"%d\"]],\"a\":[]}}")
            .formatted(symbol, first, last, previous, last),
        named);
  }

  private static Line trade(String symbol, int id, String named) {
    return received(
        ("{\"stream\":\"x\",\"data\":{\"e\":\"aggTrade\",\"E\":1,\"s\":\"%s\",\"a\":%d,\"p\":\"1\",\"q\":\"1\","
                + "\"T\":1,\"m\":true}}")
            .formatted(symbol, id),
        named);
  }

  private static Line snapshot(String path, String symbol, int id, String named) {
    return new Line(
        "http",
        "https://example.org" + path + "?symbol=" + symbol + "&limit=1000",
        "{\"lastUpdateId\":%d,\"bids\":[[\"1\",\"1\"]],\"asks\":[[\"9\",\"1\"]]}".formatted(id),
        named);
  }

  /** Bid and ask change in turn, so that a change that is missing is not undone by the next. */
  private static List<Line> kraken() {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("connect", "wss://example.org/v2", "", NONE));
    lines.add(krakenBook("BTC/USD", "snapshot", 1, 1, "bids asks", BTC));
    lines.add(krakenBook("ETH/USD", "snapshot", 1, 1, "bids asks", ETH));
    lines.add(krakenTrade("BTC/USD", 7, NONE));
    lines.add(krakenBook("BTC/USD", "update", 2, 1, "bids", BTC));
    lines.add(krakenTrade("BTC/USD", 8, BTC));
    lines.add(krakenBook("ETH/USD", "update", 1, 2, "asks", ETH));
    lines.add(krakenBook("BTC/USD", "update", 2, 2, "asks", BTC));
    lines.add(krakenBook("ETH/USD", "update", 2, 2, "bids", NONE));
    lines.add(krakenBook("BTC/USD", "update", 3, 2, "bids", NONE));
    lines.add(krakenTrade("BTC/USD", 9, NONE));
    return lines;
  }

  private static Line krakenBook(
      String symbol, String type, int bid, int ask, String sides, String named) {
    CRC32 checksum = new CRC32();
    checksum.update(("9" + ask + "1" + bid).getBytes(UTF_8));
    String levels =
        Stream.of(sides.split(" "))
            .map(
                side ->
                    "\"%s\":[{\"price\":%d,\"qty\":%d}]"
                        .formatted(
                            side, side.equals("asks") ? 9 : 1, side.equals("asks") ? ask : bid))
            .collect(Collectors.joining(","));
    return received(
        "{\"channel\":\"book\",\"type\":\"%s\",\"data\":[{\"symbol\":\"%s\",%s,\"checksum\":%d}]}"
            .formatted(type, symbol, levels, checksum.getValue()),
        named);
  }

  private static Line krakenTrade(String symbol, int id, String named) {
    return received(
        ("{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"%s\",\"side\":\"buy\",\"price\":1,"
                + "\"qty\":1,\"trade_id\":%d}]}")
            .formatted(symbol, id),
        named);
  }

  /** Numbers are the connection's: a hole makes every book void that there is. */
  private static List<Line> coinbaseAdvanced() {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("connect", "wss://example.org", "", NONE));
    lines.add(advanced(0, "subscriptions", "{}", NONE));
    lines.add(advanced(1, "l2_data", advancedBook("snapshot", BTC, 1), BTC));
    lines.add(advanced(2, "l2_data", advancedBook("snapshot", ETH, 1), BOTH));
    lines.add(advanced(3, "l2_data", advancedBook("update", BTC, 2), BOTH));
    lines.add(advanced(4, "heartbeats", "{}", BOTH));
    lines.add(advanced(5, "l2_data", advancedBook("update", ETH, 2), BOTH));
    lines.add(advanced(6, "market_trades", advancedTrade(BTC, 7), BOTH));
    lines.add(advanced(7, "market_trades", advancedTrade(BTC, 8), BOTH));
    lines.add(advanced(8, "market_trades", advancedTrade(BTC, 9), NONE));
    return lines;
  }

  private static Line advanced(int number, String channel, String event, String named) {
    return received(
        "{\"channel\":\"%s\",\"sequence_num\":%d,\"events\":[%s]}"
            .formatted(channel, number, event),
        named);
  }

  private static String advancedBook(String type, String symbol, int quantity) {
    return ("{\"type\":\"%s\",\"product_id\":\"%s\",\"updates\":[{\"side\":\"bid\",\"price_level\":\"1\","
            + "\"new_quantity\":\"%d\"}]}")
        .formatted(type, symbol, quantity);
  }

  private static String advancedTrade(String symbol, int id) {
    return ("{\"type\":\"update\",\"trades\":[{\"product_id\":\"%s\",\"trade_id\":\"%d\",\"side\":\"BUY\","
            + "\"price\":\"1\",\"size\":\"1\"}]}")
        .formatted(symbol, id);
  }

  private static List<Line> coinbaseExchange() {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("connect", "wss://example.org", "", NONE));
    for (String symbol : List.of(BTC, ETH)) {
      lines.add(
          received(
              "{\"type\":\"snapshot\",\"product_id\":\"%s\",\"bids\":[[\"1\",\"1\"]],\"asks\":[]}"
                  .formatted(symbol),
              symbol));
      lines.add(match("last_match", symbol, 6, NONE));
    }
    for (String symbol : List.of(BTC, ETH)) {
      lines.add(match("match", symbol, 7, symbol));
      lines.add(
          received(
              "{\"type\":\"l2update\",\"product_id\":\"%s\",\"changes\":[[\"buy\",\"1\",\"2\"]]}"
                  .formatted(symbol),
              NONE));
    }
    lines.add(match("match", BTC, 8, BTC));
    lines.add(match("match", ETH, 8, ETH));
    lines.add(match("match", BTC, 9, NONE));
    lines.add(match("match", ETH, 9, NONE));
    return lines;
  }

  private static Line match(String type, String symbol, int id, String named) {
    return received(
        ("{\"type\":\"%s\",\"product_id\":\"%s\",\"trade_id\":%d,\"side\":\"buy\",\"price\":\"1\","
                + "\"size\":\"1\"}")
            .formatted(type, symbol, id),
        named);
  }

  private static Line received(String data, String named) {
    return new Line("recv", "", data, named);
  }
}
