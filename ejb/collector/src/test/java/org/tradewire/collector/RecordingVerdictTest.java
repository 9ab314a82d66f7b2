package org.tradewire.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code collector verify} on recordings of the exchanges, against what an independent program
 * found in them. Runs where {@code -Dcaptures.dir} names their folder.
 */
class RecordingVerdictTest {

  private static final int NOT_WHOLE = 3;

  @TempDir Path directory;
  private Path captures;
  private int exitCode;

  @BeforeEach
  void find() {
    String folder = System.getProperty("captures.dir", "");
    assumeThat(folder)
        .as("-Dcaptures.dir names no folder of recordings: this test is skipped")
        .isNotBlank();
    captures = Path.of(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "BINANCE.jsonl, binance, 265, 4, 4",
    "BINANCE_FUTURES.jsonl, binance-futures, 1535, 4, 4",
    "COINBASE.jsonl, coinbase-exchange, 9946, 10, 10",
    "KRAKEN.jsonl, kraken-v1, 4430, 10, 10"
  })
  void shouldFindEveryBookAndNoGapWhenTheRecordingIsWhole(
      String file, String protocol, int messages, int symbols, int snapshots) throws IOException {
    JsonNode verdict = verify(captures.resolve(file));

    assertThat(exitCode).isZero();
    assertThat(verdict.path("protocol").asText()).isEqualTo(protocol);
    assertThat(verdict.path("messages").asInt()).isEqualTo(messages);
    assertThat(verdict.path("malformed_lines").asInt()).isZero();
    assertThat(verdict.path("symbols")).hasSize(symbols);
    assertThat(sum(verdict, each -> each.path("snapshots").asLong())).isEqualTo(snapshots);
    assertThat(sum(verdict, each -> each.path("missed_trades").asLong())).isZero();
    assertThat(sum(verdict, each -> each.path("checksums").path("wrong").asLong())).isZero();
    assertThat(verdict.path("symbols"))
        .allSatisfy(
            each -> {
              assertThat(each.path("gaps")).isEmpty();
              assertThat(each.path("bids")).hasSize(10);
              assertThat(each.path("asks")).hasSize(10);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"BINANCE.jsonl", "BINANCE_FUTURES.jsonl", "COINBASE.jsonl"})
  void shouldFindTheSameWhenTwoConnectionsReceivedEachMessage(String file) throws IOException {
    List<String> twice = new ArrayList<>();
    for (String line : Files.readAllLines(captures.resolve(file))) {
      twice.add(line.replaceFirst("\"conn\":\"[^\"]*\"", "\"conn\":\"V-1\""));
      twice.add(line.replaceFirst("\"conn\":\"[^\"]*\"", "\"conn\":\"V-2\""));
    }
    JsonNode ofOne = verify(captures.resolve(file)).path("symbols");

    JsonNode ofTwo = verify(Files.write(directory.resolve(file), twice)).path("symbols");

    assertThat(exitCode).isZero();
    assertThat(ofTwo).isEqualTo(ofOne);
  }

  @Test
  void shouldFindEveryChecksumOfKrakenRight() throws IOException {
    assertThat(
            sum(
                verify(captures.resolve("KRAKEN.jsonl")),
                each -> each.path("checksums").path("right").asLong()))
        .isEqualTo(4269);
    assertThat(
            sum(
                verify(captures.resolve("tickvault_kraken_book_v2.jsonl"), "--protocol", "kraken"),
                each -> each.path("checksums").path("right").asLong()))
        .isEqualTo(4);
    assertThat(exitCode).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "BINANCE.jsonl, depthUpdate, NKNUSDT, NKN-USDT",
    "BINANCE_FUTURES.jsonl, depthUpdate, CTKUSDT, CTK-USDT",
    "COINBASE.jsonl, '\"type\\\":\\\"match\\\"', SKL-USD, SKL-USD",
    "KRAKEN.jsonl, '\\\"c\\\":', XMR/USD, XMR-USD"
  })
  void shouldFindTheGapOfThatSymbolAloneWhenALineIsRemoved(
      String file, String kind, String venueName, String symbol) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(captures.resolve(file)));
    int removed = middle(lines, kind, venueName);
    lines.remove(removed);
    Path holed = Files.write(directory.resolve(file), lines);

    JsonNode verdict = verify(holed);

    assertThat(exitCode).isEqualTo(NOT_WHOLE);
    assertThat(withGaps(verdict)).containsExactly(symbol);
    assertThat(verdict.path("symbols").path(symbol).path("gaps").path(0).path("line").asInt())
        .isGreaterThan(removed);
  }

  @ParameterizedTest
  @CsvSource({
    "BINANCE.jsonl, '\"dir\":\"http\"', 4",
    "BINANCE_FUTURES.jsonl, '\"dir\":\"http\"', 4",
    "COINBASE.jsonl, '\"type\\\":\\\"snapshot', 10",
    "KRAKEN.jsonl, '\"as\\\":', 10"
  })
  void shouldNameThatSymbolAloneWhenASnapshotIsRemoved(String file, String snapshot, int count)
      throws IOException {
    List<String> lines = Files.readAllLines(captures.resolve(file));
    Set<List<String>> named = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(snapshot)) {
        List<String> holed = new ArrayList<>(lines);
        holed.remove(i);
        JsonNode verdict = verify(Files.write(directory.resolve(file), holed));
        assertThat(exitCode).isEqualTo(NOT_WHOLE);
        assertThat(verdict.path("whole").asBoolean()).isFalse();
        assertThat(withGaps(verdict)).hasSize(1);
        named.add(withGaps(verdict));
      }
    }
    assertThat(named).hasSize(count);
  }

  private static List<String> withGaps(JsonNode verdict) {
    List<String> withGaps = new ArrayList<>();
    verdict
        .path("symbols")
        .fields()
        .forEachRemaining(
            each -> {
              if (!each.getValue().path("gaps").isEmpty()) {
                withGaps.add(each.getKey());
              }
            });
    return withGaps;
  }

  /** Index of a line of a kind and symbol, in the middle of those. */
  private static int middle(List<String> lines, String kind, String venueName) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.contains("\"recv\"") && line.contains(kind) && line.contains(venueName)) {
        found.add(i);
      }
    }
    assertThat(found).as("lines of %s with %s", venueName, kind).hasSizeGreaterThan(2);
    return found.get(found.size() / 2);
  }

  private static long sum(JsonNode verdict, ToLongFunction<JsonNode> what) {
    return StreamSupport.stream(verdict.path("symbols").spliterator(), false).mapToLong(what).sum();
  }

  private JsonNode verify(Path file, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("verify", file.toString()));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    exitCode =
        new Collector(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                () -> {},
                () -> {})
            .run(arguments.toArray(String[]::new));
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
  }
}
