package org.tradewire.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** {@code docker/takeover-signals.sh}, from a dump of the old system into a running node. */
@SystemTest
class SignalTakeoverIT {
  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/bin/psql"), Path.of("/usr/bin/curl"));

  private final TwoNodes system = TwoNodes.running();
  private final RestClient service = system.as("service");
  private final String symbol =
      "T" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT) + "USDT";
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @TempDir Path folder;

  private record Said(int exitCode, String text) {}

  @Test
  void shouldTakeWhatIsAllowedOnceAndSayWhyTheRestIsRefused() throws Exception {
    assumeThat(PROGRAMS)
        .as("psql or curl is not installed: this test is skipped")
        .allMatch(Files::isExecutable);
    Path dump = Files.writeString(folder.resolve("signals_backup.sql"), dump());
    Path token =
        Files.writeString(
            folder.resolve("token"), "Authorization: Bearer " + service.token() + '\n');

    try (EmbeddedPostgres database = EmbeddedPostgres.builder().start()) {
      String url = "postgresql://postgres@127.0.0.1:" + database.getPort() + "/postgres";

      assertThat(figures(run(url, token, dump))).containsExactly("8", "3", "1", "1", "3");
      Said again = run(url, token, dump);
      assertThat(figures(again)).containsExactly("8", "0", "4", "1", "3");
      assertThat(again.text())
          .containsPattern("stop_loss +\\| stop_loss must be below the entry +\\| +1 \\| D")
          .containsPattern(
              "timestamp +\\| timestamp is older than signals are kept, which is since .. +\\| +1 \\| E")
          .containsPattern("confidence +\\| .* +\\| +1 \\| F");
      assertThat(run(url, token, Files.writeString(folder.resolve("empty"), "SELECT 1;\n")))
          .matches(
              each ->
                  each.exitCode() == 1 && each.text().contains("has no rows of a table signals"));
    }

    List<JsonObject> taken =
        service
            .get("/api/signals?symbol=" + symbol)
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class);
    assertThat(taken)
        .extracting(each -> each.getString("signal_id"))
        .containsExactly("C", "B", "A");
    JsonObject won = taken.get(1);
    assertThat(won.getJsonObject("metadata").toString())
        .isEqualTo("{\"source\":\"old\",\"old_outcome\":\"win\"}");
    assertThat(won.getString("pattern_type")).isEqualTo("old-Three White Soldiers");
    assertThat(won.getString("outcome")).isEqualTo("pending");
    assertThat(taken.get(0).getJsonNumber("confidence").toString()).isEqualTo("0.8123");
  }

  /** As pg_dump writes it; what is of other tables, or is no row, is of no interest. */
  private String dump() {
    return "SET search_path = '';\n"
        + "COPY public.signals_rejected (id) FROM stdin;\nX\n\\.\n"
        + "CREATE TABLE public.signals (id integer, direction public.signal_direction);\n"
        + "COPY public.signals (id, signal_id, \"timestamp\", symbol, timeframe, direction,"
        + " confidence, entry_price, stop_loss, tp1, pattern_type, metadata, outcome) FROM stdin;\n"
        + row(1, "A", now.minusSeconds(3), "0.8", "100.5", "95", "\\N", "pending")
        + row(2, "B", now.minusSeconds(2), "0.75", "100.5", "95", "Three White Soldiers", "win")
        + row(3, "C", now.minusSeconds(1), "0.81234567", "100.5", "95", "doji", "pending")
        + row(4, "A", now.minusSeconds(3), "0.8", "100.50", "95", "\\N", "pending")
        + row(5, "A", now.minusSeconds(3), "0.8", "101", "95", "\\N", "pending")
        + row(6, "D", now, "0.8", "100.5", "105", "doji", "pending")
        + row(7, "E", Instant.parse("2020-01-01T00:00:00Z"), "0.8", "100.5", "95", "doji", "loss")
        + row(8, "F", now, "NaN", "100.5", "95", "doji", "pending")
        + "\\.\n\nALTER TABLE ONLY public.signals ADD CONSTRAINT signals_pkey PRIMARY KEY (id);\n";
  }

  private String row(
      int number,
      String id,
      Instant time,
      String confidence,
      String entry,
      String stop,
      String pattern,
      String outcome) {
    String written = time.toString().replace('T', ' ').replace("Z", "+00");
    return String.join(
            "\t",
            Integer.toString(number),
            id,
            written,
            symbol,
            "1h",
            "LONG",
            confidence,
            entry,
            stop,
            "110",
            pattern,
            "{\"source\": \"old\"}",
            outcome)
        + '\n';
  }

  /** Rows, taken, duplicates, conflicts, refused. */
  private static List<String> figures(Said said) {
    assertThat(said.exitCode()).as("%s", said).isZero();
    String line =
        said.text()
            .lines()
            .filter(each -> each.matches(" +[0-9]+( \\| +[0-9]+){4}"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(said));
    return List.of(line.strip().split(" +\\| +"));
  }

  private Said run(String database, Path token, Path dump)
      throws IOException, InterruptedException {
    ProcessBuilder program =
        new ProcessBuilder("sh", script().toString(), dump.toString()).redirectErrorStream(true);
    program.environment().put("TAKEOVER_DATABASE", database);
    program.environment().put("TAKEOVER_NODE", system.second().base().toString());
    program.environment().put("TAKEOVER_TOKEN", token.toString());
    Path output = folder.resolve("output");
    Process running = program.redirectOutput(output.toFile()).start();
    assertThat(running.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Said(running.exitValue(), Files.readString(output, UTF_8));
  }

  private static Path script() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("docker/takeover-signals.sh"))) {
      root = root.getParent();
    }
    return root.resolve("docker/takeover-signals.sh");
  }
}
