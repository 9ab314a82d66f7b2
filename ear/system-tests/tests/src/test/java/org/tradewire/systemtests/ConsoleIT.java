package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tradewire.systemtests.client.Browser;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.console.ConsolePages;
import org.tradewire.systemtests.console.ServerConsoleClient;
import org.tradewire.systemtests.console.ServerConsoleClient.Level;
import org.tradewire.systemtests.harness.AnotherNode;
import org.tradewire.systemtests.harness.LogMark;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * Everything an administrator sets in the server's own console stays over a restart and is in
 * force: on a node of its own, made as {@code mvn -Prun} makes one.
 */
@SystemTest
@EnabledIfSystemProperty(
    named = "consoles",
    matches = "true",
    disabledReason = "the console of the other server was tried; -Pfaults tries both")
class ConsoleIT {
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final String ACCOUNT_LOGGER = "org.tradewire.trading.account";
  private static final int POOL = 21;
  private static final int THREADS = 150;

  /** None is the default of its key. */
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("tradewire.node.name", "named-in-the-console"),
          Map.entry("tradewire.jwt.lifetime-seconds", "1800"),
          Map.entry("tradewire.jwt.session-hours", "6"),
          Map.entry("tradewire.trades.self-report", "true"),
          Map.entry("tradewire.ws.allowed-origins", "https://desk.example.com"),
          Map.entry("tradewire.ws.token-in-query", "false"),
          Map.entry("tradewire.ws.max-connections-per-user", "11"),
          Map.entry("tradewire.ws.max-connections-per-endpoint", "900"),
          Map.entry("tradewire.ws.preset", "low-latency"),
          Map.entry("tradewire.ws.batch-size", "20"),
          Map.entry("tradewire.ws.batch-interval-ms", "3"),
          Map.entry("tradewire.ws.max-queued-messages", "300"),
          Map.entry("tradewire.ws.max-queued-bytes", "5000000"),
          Map.entry("tradewire.ws.max-outbound-per-second", "900"),
          Map.entry("tradewire.ws.max-inbound-per-second", "60"),
          Map.entry("tradewire.ws.ping-seconds", "20"),
          Map.entry("tradewire.ws.silence-seconds", "50"),
          Map.entry("tradewire.ws.writer-threads", "3"),
          Map.entry("tradewire.ws.request-threads", "5"),
          Map.entry("tradewire.ws.frames-per-second", "50000"),
          Map.entry("tradewire.outbox.retention-hours", "100"),
          Map.entry("tradewire.metrics.public", "true"),
          Map.entry("tradewire.market.book-depth", "100"),
          Map.entry("tradewire.market.relay", "false"));

  private static final Map<String, String> ADAPTER =
      Map.of("tradewire.feed.spin-micros", "31", "tradewire.feed.batch-size", "78");

  private static final String BY_HAND = "example.set-by-hand";

  private final TwoNodes system = TwoNodes.running();

  @Test
  void shouldObeyAfterARestartWhatWasSetInTheConsole() throws IOException {
    try (AnotherNode node = system.another("console")) {
      node.reset();
      node.start();
      ServerConsoleClient console = node.administration();
      changeALogLevelWithoutRestart(node, console);
      Map<String, String> keys = new LinkedHashMap<>(KEYS);
      keys.putAll(node.keyFilesElsewhere());
      keys.forEach(console::setKey);
      console.setAdapter(ADAPTER);
      console.setPoolSize(POOL);
      console.setThreads(THREADS);
      if (Browser.isInstalled()) {
        setSomethingByHand(node);
      }

      node.stop();
      node.start();

      requireInForce(node, keys);
      assertThat(node.wholeLog().lines())
          .as("what the adapter says")
          .anyMatch(
              line ->
                  line.contains("event=feeds_activated")
                      && line.contains("spin_micros=31 batch_size=78"));
      ServerConsoleClient again = node.administration();
      assertThat(again.key("tradewire.node.name")).isEqualTo("named-in-the-console");
      await("threads")
          .atMost(TIME)
          .untilAsserted(() -> assertThat(again.threads()).isEqualTo(THREADS));
      await("pool").atMost(TIME).untilAsserted(() -> assertThat(again.poolSize()).isEqualTo(POOL));
    }
  }

  private static void setSomethingByHand(AnotherNode node) throws IOException {
    ServerConsoleClient console = node.administration();
    console.setKey(BY_HAND, "not yet");
    String given = System.getProperty("screenshots.dir", "");
    Path folder = Files.createDirectories(Path.of(given.isBlank() ? "target/screenshots" : given));
    try (Browser browser = Browser.open(Browser.program().orElseThrow())) {
      ConsolePages pages = node.pages(browser);
      pages.setByHand(BY_HAND, "yes");
      assertThat(console.setByHand(BY_HAND)).isEqualTo("yes");
      assertThat(pages.pictures(folder))
          .hasSize(4)
          .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }
  }

  /** Two users are added; of the first, added in silence, the log says nothing. */
  private void changeALogLevelWithoutRestart(AnotherNode node, ServerConsoleClient console) {
    RestClient admin = system.as("admin").at(node.base());
    String unheard = "unheard-" + UUID.randomUUID();
    String heard = "heard-" + UUID.randomUUID();
    LogMark log = node.log();

    console.setLogLevel(ACCOUNT_LOGGER, Level.WARNING);
    add(admin, unheard);
    console.setLogLevel(ACCOUNT_LOGGER, Level.INFO);
    add(admin, heard);

    await("line of the second user")
        .atMost(TIME)
        .until(() -> log.lines().stream().anyMatch(line -> line.contains(heard)));
    assertThat(log.lines()).noneMatch(line -> line.contains(unheard));
  }

  private static void add(RestClient admin, String username) {
    Reply reply =
        admin.post(
            "/api/users",
            Json.createObjectBuilder()
                .add("username", username)
                .add("password", "a long enough pass word")
                .add("roles", Json.createArrayBuilder().add("risk"))
                .build());
    assertThat(reply.status()).as("%s", reply).isEqualTo(201);
  }

  private void requireInForce(AnotherNode node, Map<String, String> keys) {
    RestClient anyone = RestClient.anonymous(node.base());
    assertThat(anyone.get("/api/health/ready").json().getString("node"))
        .isEqualTo("named-in-the-console");
    assertThat(anyone.get("/api/metrics").status()).as("metrics without a token").isEqualTo(200);
    assertThat(inForce(node, "/api/settings", "default"))
        .containsEntry("tradewire.trades.self-report", "true")
        .containsEntry("tradewire.ws.max-connections-per-user", "11")
        .containsEntry("tradewire.ws.max-connections-per-endpoint", "900")
        .containsEntry("tradewire.ws.max-inbound-per-second", "60")
        .containsEntry("tradewire.outbox.retention-hours", "100");
    if (system.as("admin").at(node.base()).get("/api/configuration").status() == 200) {
      assertThat(inForce(node, "/api/configuration", "value")).containsAllEntriesOf(keys);
    }
  }

  private Map<String, String> inForce(AnotherNode node, String path, String field) {
    Reply reply = system.as("admin").at(node.base()).get(path);
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .collect(
            Collectors.toMap(item -> item.getString("key"), item -> item.getString(field, "")));
  }
}
