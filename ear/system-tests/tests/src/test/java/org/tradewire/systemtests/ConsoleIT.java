package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tradewire.systemtests.client.Browser;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.console.ConsolePages;
import org.tradewire.systemtests.console.ServerConsoleClient;
import org.tradewire.systemtests.console.ServerConsoleClient.Level;
import org.tradewire.systemtests.harness.AnotherNode;
import org.tradewire.systemtests.harness.LogMark;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * Everything an administrator sets in the server's own console stays over a restart, also over one
 * that brings lines of a newer script, and is in force: on a node of its own, made as {@code mvn
 * -Prun} makes one.
 */
@SystemTest
@EnabledIfSystemProperty(
    named = "restarts",
    matches = "true",
    disabledReason = "the console of the other server was tried; -Pfaults tries both")
class ConsoleIT {
  private static final Duration TIME = Duration.ofSeconds(30);

  /** Payara keeps what its configuration says for a minute. */
  private static final Duration CACHED = Duration.ofSeconds(90);

  private static final String ACCOUNT_LOGGER = "org.tradewire.trading.account";
  private static final int POOL = 21;
  private static final int THREADS = 150;
  private static final String ORIGIN = "https://app.example.com";

  /** One that sets what was changed in the console, and one that makes what exists. */
  private static final Set<String> SETTING = Set.of("no-request-timeout", "read-timeout-millis");

  private static final Set<String> MAKING =
      Set.of("/data-source=tradewire:add(", "create-jdbc-connection-pool ");

  /** The rule of its key allows no other: our verifier of sockets knows one algorithm. */
  private static final Map<String, String> ONE_VALUE =
      Map.of("mp.jwt.verify.publickey.algorithm", "RS256");

  /** None is what the node was started with. */
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("tradewire.node.name", "named-in-the-console"),
          Map.entry("mp.jwt.verify.issuer", "issuer-set-in-the-console"),
          Map.entry("tradewire.bootstrap.key", "a key that was set in the console"),
          Map.entry("tradewire.http.allowed-origins", ORIGIN),
          Map.entry("tradewire.drain.notice-seconds", "1"),
          Map.entry("tradewire.drain.close-seconds", "2"),
          Map.entry("tradewire.drain.request-seconds", "3"),
          Map.entry("tradewire.jwt.lifetime-seconds", "1800"),
          Map.entry("tradewire.jwt.session-hours", "6"),
          Map.entry("tradewire.trades.self-report", "true"),
          Map.entry("tradewire.ws.allowed-origins", "https://desk.example.com"),
          Map.entry("tradewire.ws.token-in-query", "false"),
          Map.entry("tradewire.ws.max-connections-per-user", "11"),
          Map.entry("tradewire.ws.max-connections-per-endpoint", "900"),
          Map.entry("tradewire.ws.max-connections.market", "801"),
          Map.entry("tradewire.ws.max-connections.challenges", "802"),
          Map.entry("tradewire.ws.max-connections.heatmap", "803"),
          Map.entry("tradewire.ws.max-connections.analytics", "804"),
          Map.entry("tradewire.ws.max-connections.everything", "805"),
          Map.entry("tradewire.ws.max-connections.signals", "806"),
          Map.entry("tradewire.ws.max-connections.status", "807"),
          Map.entry("tradewire.ws.slow-after-ms", "2500"),
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
          Map.entry("tradewire.market.relay", "false"),
          Map.entry("tradewire.prices.simulated", "true"),
          Map.entry("tradewire.redis.enabled", "true"),
          Map.entry("tradewire.heatmap.update-interval-ms", "2000"),
          Map.entry("tradewire.heatmap.enabled", "false"),
          Map.entry("tradewire.signals.batch-size", "60"),
          Map.entry("tradewire.signals.batch-timeout-ms", "200"),
          Map.entry("tradewire.signals.queue-capacity", "20000"),
          Map.entry("tradewire.signals.queue-bytes", "50000000"),
          Map.entry("tradewire.signals.redis-ingress", "true"),
          Map.entry("tradewire.signals.retention-days", "40"),
          Map.entry("tradewire.signals.dashboard-interval-ms", "1500"),
          Map.entry("tradewire.notifications.allowed-hosts", "hooks.inside.test"),
          Map.entry("tradewire.notifications.ports", "443,9443"),
          Map.entry("tradewire.notifications.plain-http", "true"),
          Map.entry("tradewire.notifications.max-rules", "51"),
          Map.entry("tradewire.notifications.rule-per-minute", "31"),
          Map.entry("tradewire.notifications.user-per-minute", "121"),
          Map.entry("tradewire.notifications.senders", "5"),
          Map.entry("tradewire.notifications.retention-days", "8"));

  /** What is set under the names of documents 002 and 003, by key. */
  private static final Map<String, Map.Entry<String, String>> ALIASES =
      Map.of(
          "tradewire.heatmap.enabled", Map.entry("WS_ENABLED", "false"),
          "tradewire.heatmap.update-interval-ms", Map.entry("WS_UPDATE_INTERVAL", "2"),
          "tradewire.signals.dashboard-interval-ms", Map.entry("WEBSOCKET_UPDATE_INTERVAL", "1.5"),
          "tradewire.ws.max-connections.heatmap", Map.entry("WS_MAX_CONNECTIONS", "803"),
          "tradewire.ws.slow-after-ms", Map.entry("WS_SLOW_CONSUMER_TIMEOUT", "2.5"),
          "tradewire.signals.batch-size", Map.entry("BATCH_SIZE", "60"),
          "tradewire.signals.batch-timeout-ms", Map.entry("BATCH_TIMEOUT", "0.2"),
          "tradewire.signals.queue-capacity", Map.entry("MAX_QUEUE_SIZE", "20000"));

  private static final Map<String, String> ADAPTER =
      Map.of("tradewire.feed.spin-micros", "31", "tradewire.feed.batch-size", "78");

  private static final String BY_HAND = "example.set-by-hand";

  private final TwoNodes system = TwoNodes.running();

  @Test
  void shouldObeyAfterARestartWhatWasSetInTheConsole() throws Exception {
    try (AnotherNode node = system.another("console")) {
      node.reset();
      node.start();
      ServerConsoleClient console = node.administration();
      changeALogLevelWithoutRestart(node, console);
      Map<String, String> keys = new LinkedHashMap<>(KEYS);
      keys.putAll(ONE_VALUE);
      keys.putAll(node.elsewhere());
      Map<String, String> adapter = new LinkedHashMap<>(ADAPTER);
      adapter.put("tradewire.feed.directory", node.feedElsewhere().toString());
      requireAnotherValueOfEach(configuration(system.as("admin").at(node.base())), keys, adapter);
      console.setAdapter(adapter);
      tellWhatARestartChanges(node, console);
      keys.forEach((key, value) -> set(console, key, value));
      console.setPoolSize(POOL);
      console.setThreads(THREADS);
      if (Browser.isInstalled()) {
        setSomethingByHand(node);
      }

      int scripted = console.readTimeout();
      console.setReadTimeout(scripted + 1_000);

      node.stop();
      List<String> newer =
          node.forget(line -> containsOneOf(line, SETTING) || containsOneOf(line, MAKING));
      List<String> told = node.start();

      requireTold(node, newer, told);
      requireInForce(node, keys, adapter);
      assertThat(node.wholeLog().lines())
          .as("which name gave what")
          .anyMatch(
              line ->
                  line.contains("event=configuration_aliases")
                      && line.contains(
                          "tradewire.ws.slow-after-ms=2500 by WS_SLOW_CONSUMER_TIMEOUT"));
      assertThat(node.wholeLog().lines())
          .as("what the adapter says")
          .anyMatch(
              line ->
                  line.contains("event=feeds_activated")
                      && line.contains("spin_micros=31 batch_size=78"));
      ServerConsoleClient again = node.administration();
      assertThat(again.readTimeout()).as("what a newer line sets").isEqualTo(scripted);
      assertThat(again.key("tradewire.node.name")).isEqualTo("named-in-the-console");
      await("threads")
          .atMost(TIME)
          .untilAsserted(() -> assertThat(again.threads()).isEqualTo(THREADS));
      await("pool").atMost(TIME).untilAsserted(() -> assertThat(again.poolSize()).isEqualTo(POOL));
    }
  }

  private static void set(ServerConsoleClient console, String key, String value) {
    Map.Entry<String, String> alias = ALIASES.get(key);
    if (alias == null) {
      console.setKey(key, value);
    } else {
      console.setKey(alias.getKey(), alias.getValue());
    }
  }

  private static String place(ServerConsoleClient console, String key) {
    Map.Entry<String, String> alias = ALIASES.get(key);
    return console.placeOfKeys() + (alias == null ? "" : ", named " + alias.getKey());
  }

  /** As far as the running application can ask the source of a key. */
  private void tellWhatARestartChanges(AnotherNode node, ServerConsoleClient console) {
    String ping = "tradewire.ws.ping-seconds";
    console.setKey(ping, KEYS.get(ping));
    Map<String, String> known =
        system.server().equals("payara") ? Map.of(ping, KEYS.get(ping)) : ADAPTER;
    RestClient admin = system.as("admin").at(node.base());
    await("what a restart changes")
        .atMost(CACHED)
        .untilAsserted(
            () ->
                assertThat(configuration(admin))
                    .filteredOn(item -> item.getBoolean("changed_by_restart"))
                    .extracting(item -> item.getString("key"), i -> i.getString("after_restart"))
                    .containsAll(
                        known.entrySet().stream()
                            .map(each -> tuple(each.getKey(), each.getValue()))
                            .toList()));
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
      pages.requireOurHealthChecks();
    }
  }

  /** Users are added; of the first, added in silence, the log says nothing. */
  private void changeALogLevelWithoutRestart(AnotherNode node, ServerConsoleClient console) {
    RestClient admin = system.as("admin").at(node.base());
    String unheard = "unheard-" + UUID.randomUUID();
    String heard = "told-";
    LogMark log = node.log();

    console.setLogLevel(ACCOUNT_LOGGER, Level.WARNING);
    add(admin, unheard);
    console.setLogLevel(ACCOUNT_LOGGER, Level.INFO);

    // The server may answer before the level is in force.
    await("line of a later user")
        .atMost(TIME)
        .until(
            () -> {
              add(admin, heard + UUID.randomUUID());
              return log.lines().stream().anyMatch(line -> line.contains(heard));
            });
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

  /** A key that comes later and is not set here fails the test. */
  private static void requireAnotherValueOfEach(
      List<JsonObject> before, Map<String, String> keys, Map<String, String> adapter) {
    assertThat(names(before, "application")).isEqualTo(keys.keySet());
    assertThat(names(before, "resource adapter")).isEqualTo(adapter.keySet());
    assertThat(before)
        .filteredOn(item -> !ONE_VALUE.containsKey(item.getString("key")))
        .noneSatisfy(
            item -> {
              String key = item.getString("key");
              assertThat(item.getString("value", ""))
                  .isEqualTo(keys.getOrDefault(key, adapter.get(key)));
            });
  }

  private static Set<String> names(List<JsonObject> items, String reader) {
    return items.stream()
        .filter(item -> item.getString("read_by").equals(reader))
        .map(item -> item.getString("key"))
        .collect(Collectors.toSet());
  }

  /** Each of the two lines is told and listed as what became of it. */
  private static void requireTold(AnotherNode node, List<String> newer, List<String> told)
      throws IOException {
    assertThat(newer).hasSize(2);
    String setting =
        newer.stream().filter(line -> containsOneOf(line, SETTING)).findFirst().orElseThrow();
    assertThat(told.get(0)).startsWith("server kept, ");
    assertThat(told)
        .contains("  " + setting)
        .anyMatch(line -> line.contains("left as it is: ") && containsOneOf(line, MAKING));
    List<String> listed = node.listed();
    assertThat(listed.stream().filter(line -> line.endsWith(" " + setting)))
        .as("the first start and this one")
        .hasSize(2);
    assertThat(listed)
        .anyMatch(line -> line.contains(" note: left as it is: ") && containsOneOf(line, MAKING));
  }

  private static boolean containsOneOf(String line, Set<String> parts) {
    return parts.stream().anyMatch(line::contains);
  }

  private void requireInForce(
      AnotherNode node, Map<String, String> keys, Map<String, String> adapter) throws Exception {
    RestClient anyone = RestClient.anonymous(node.base());
    assertThat(anyone.get("/api/health/ready").json().getString("node"))
        .isEqualTo("named-in-the-console");
    assertThat(anyone.get("/api/metrics").status()).as("metrics without a token").isEqualTo(200);
    assertThat(allowed(node, ORIGIN)).containsExactly(ORIGIN);
    assertThat(allowed(node, KEYS.get("tradewire.ws.allowed-origins"))).isEmpty();
    assertThat(system.as("admin").at(node.base()).get("/api/me").status())
        .as("a token of the other nodes' issuer")
        .isEqualTo(401);
    RestClient admin = signIn(anyone);
    requireNoHeatmaps(node, admin.token());
    Map<String, String> settings =
        items(admin, "/api/settings").stream()
            .collect(
                Collectors.toMap(item -> item.getString("key"), item -> item.getString("default")));
    assertThat(settings)
        .containsEntry("tradewire.trades.self-report", "true")
        .containsEntry("tradewire.ws.max-connections-per-user", "11")
        .containsEntry("tradewire.ws.max-connections-per-endpoint", "900")
        .containsEntry("tradewire.ws.max-inbound-per-second", "60")
        .containsEntry("tradewire.outbox.retention-hours", "100");
    ServerConsoleClient console = node.administration();
    Map<String, JsonObject> inForce =
        configuration(admin).stream()
            .collect(Collectors.toMap(item -> item.getString("key"), item -> item));
    keys.forEach((key, value) -> requireSet(inForce.get(key), value, place(console, key)));
    adapter.forEach(
        (key, value) -> requireSet(inForce.get(key), value, console.placeOfAdapter(key)));
  }

  /** They were switched off, by the name that document 002 has for it. */
  private static void requireNoHeatmaps(AnotherNode node, String token) {
    String origin = KEYS.get("tradewire.ws.allowed-origins");
    try (StreamClient client =
        Handshake.to(node.base(), "/ws/heatmap").bearer(token).origin(origin).connect()) {
      client.sendText("{\"action\":\"subscribe\",\"symbols\":[\"BTCUSDT\"]}");
      assertThat(client.await("refusal", Messages.ofType("error")).getString("code"))
          .isEqualTo("UNKNOWN_CHANNEL");
    }
  }

  /** Of what is secret, that it is set there. */
  private static void requireSet(JsonObject item, String value, String place) {
    assertThat(item.getBoolean("set")).as("%s", item).isTrue();
    assertThat(item.getString("source", "default")).as("%s", item).isEqualTo(place);
    assertThat(item.get("value"))
        .as("%s", item)
        .isEqualTo(item.getBoolean("secret") ? JsonValue.NULL : Json.createValue(value));
  }

  /** The origins that may read the answer to a page of this origin. */
  private static List<String> allowed(AnotherNode node, String origin) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(node.base().resolve("/api/health/ready"))
            .header("Origin", origin)
            .timeout(TIME)
            .build();
    return HttpClient.newHttpClient()
        .send(request, BodyHandlers.discarding())
        .headers()
        .allValues("Access-Control-Allow-Origin");
  }

  /** With a token of the issuer and the lifetime that were set in the console. */
  private RestClient signIn(RestClient anyone) {
    Reply reply =
        anyone.post(
            "/api/login",
            Json.createObjectBuilder()
                .add("username", "admin")
                .add("password", system.password())
                .build());
    assertThat(reply.status()).as("sign-in: %s", reply).isEqualTo(200);
    assertThat(reply.json().getInt("expires_in"))
        .isEqualTo(Integer.parseInt(KEYS.get("tradewire.jwt.lifetime-seconds")));
    return anyone.withToken(reply.json().getString("token"));
  }

  private static List<JsonObject> configuration(RestClient admin) {
    return items(admin, "/api/configuration");
  }

  private static List<JsonObject> items(RestClient admin, String path) {
    Reply reply = admin.get(path);
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.json().getJsonArray("items").getValuesAs(JsonObject.class);
  }
}
