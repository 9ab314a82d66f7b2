package org.tradewire.systemtests.stock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docker/takeover-signals.sh} with a node that takes small bodies only. */
class TakeoverScriptTest {
  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/bin/psql"), Path.of("/usr/bin/curl"));
  private static final int LARGEST_BODY = 60_000;
  private static final int SIGNALS = 300;
  private static final int TOO_LARGE = 77;

  @TempDir Path folder;

  @Test
  void shouldSendFewerAtOnceAndRefuseTheOneThatIsTooLargeAlone() throws Exception {
    assumeThat(PROGRAMS)
        .as("psql or curl is not installed: this test is skipped")
        .allMatch(Files::isExecutable);
    HttpServer node =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    node.createContext("/api/signals", TakeoverScriptTest::answer);
    node.start();
    try (EmbeddedPostgres database = EmbeddedPostgres.builder().start()) {
      String said = run(database.getPort(), node.getAddress().getPort());

      assertThat(said)
          .containsPattern(" +300 \\| +299 \\| +0 \\| +0 \\| +1\n")
          .containsPattern("body +\\| the signal alone is larger than .* +\\| +1 \\| s77\n");
    } finally {
      node.stop(0);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    byte[] answer = body.length > LARGEST_BODY ? new byte[0] : taken(body);
    exchange.sendResponseHeaders(
        answer.length == 0 ? 413 : 200, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static byte[] taken(byte[] body) {
    try (JsonReader signals = Json.createReader(new ByteArrayInputStream(body))) {
      return ("{\"accepted\":"
              + signals.readArray().size()
              + ",\"duplicates\":0,\"conflicts\":0,\"rejected\":[]}")
          .getBytes(UTF_8);
    }
  }

  private static String dump() {
    StringBuilder dump =
        new StringBuilder("COPY public.signals (signal_id, symbol, metadata) FROM stdin;\n");
    for (int number = 1; number <= SIGNALS; number++) {
      String text = "x".repeat(number == TOO_LARGE ? 100_000 : 1_000);
      dump.append("s%d\tBTCUSDT\t{\"text\": \"%s\"}\n".formatted(number, text));
    }
    return dump.append("\\.\n").toString();
  }

  private String run(int database, int node) throws IOException, InterruptedException {
    Path dump = Files.writeString(folder.resolve("dump.sql"), dump());
    Path token = Files.writeString(folder.resolve("token"), "Authorization: Bearer x\n");
    Path output = folder.resolve("output");
    ProcessBuilder program =
        new ProcessBuilder("sh", script().toString(), dump.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    program
        .environment()
        .put("TAKEOVER_DATABASE", "postgresql://postgres@127.0.0.1:" + database + "/postgres");
    program.environment().put("TAKEOVER_NODE", "http://127.0.0.1:" + node);
    program.environment().put("TAKEOVER_TOKEN", token.toString());
    Process running = program.start();
    assertThat(running.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(output, UTF_8);
    assertThat(running.exitValue()).as(said).isZero();
    return said;
  }

  private static Path script() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("docker/takeover-signals.sh"))) {
      root = root.getParent();
    }
    return root.resolve("docker/takeover-signals.sh");
  }
}
