package org.tradewire.systemtests.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Payara's {@code /management/domain}. */
public final class PayaraConsole implements ServerConsoleClient {
  private static final String CONFIG = "/management/domain/configs/config/server-config/";
  private static final String TRANSPORT = CONFIG + "network-config/transports/transport/tcp";
  private static final String PREFIX = "payara.microprofile.";

  /** The adapter's own names, which Payara shows in its form. */
  private static final Map<String, String> ADAPTER =
      Map.of(
          "tradewire.feed.directory", "feedDirectory",
          "tradewire.feed.spin-micros", "feedSpinMicros",
          "tradewire.feed.batch-size", "batchSize");

  private final ConsoleHttp http;

  /** Signs in as this user. */
  public PayaraConsole(URI address, String user, String password) {
    http = new ConsoleHttp(address, user, password);
  }

  @Override
  public void setKey(String key, String value) {
    post(
        CONFIG + "microprofile-config/set-config-property",
        Map.of("propertyName", key, "propertyValue", value, "source", "domain"));
  }

  @Override
  public String placeOfKeys() {
    return "Payara: MicroProfile Config of the domain";
  }

  @Override
  public String key(String key) {
    JsonObject answer = http.get("/management/domain/property.json");
    return answer.getJsonObject("extraProperties").getJsonArray("properties").stream()
        .map(JsonValue::asJsonObject)
        .filter(property -> property.getString("name").equals(PREFIX + key))
        .map(property -> property.getString("value"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + key + " in " + answer));
  }

  @Override
  public String setByHand(String name) {
    return key(name);
  }

  @Override
  public void setAdapter(Map<String, String> properties) {
    String list =
        properties.entrySet().stream()
            .map(entry -> ADAPTER.get(entry.getKey()) + "=" + entry.getValue())
            .collect(Collectors.joining(":"));
    post(
        "/management/domain/resources/resource-adapter-config",
        Map.of("id", "tradewire#feed-rar", "property", list));
  }

  @Override
  public String placeOfAdapter(String key) {
    return "property " + ADAPTER.get(key) + " of the resource adapter";
  }

  /** Payara makes as many connections at once: its statistics show no bound. */
  @Override
  public void setPoolSize(int connections) {
    String size = Integer.toString(connections);
    post(
        "/management/domain/resources/jdbc-connection-pool/tradewire",
        Map.of("maxPoolSize", size, "steadyPoolSize", size));
    post(
        CONFIG + "monitoring-service/module-monitoring-levels",
        Map.of("jdbcConnectionPool", "HIGH", "httpService", "HIGH"));
  }

  @Override
  public int poolSize() {
    JsonObject pool = statistics("resources/tradewire");
    return pool.getJsonObject("numconnfree").getInt("current")
        + pool.getJsonObject("numconnused").getInt("current");
  }

  @Override
  public void setThreads(int threads) {
    post(
        CONFIG + "thread-pools/thread-pool/http-thread-pool",
        Map.of("maxThreadPoolSize", Integer.toString(threads)));
  }

  @Override
  public int threads() {
    return statistics("network/http-listener-1/thread-pool")
        .getJsonObject("maxthreads")
        .getInt("count");
  }

  @Override
  public void setReadTimeout(int ms) {
    post(TRANSPORT, Map.of("readTimeoutMillis", Integer.toString(ms)));
  }

  @Override
  public int readTimeout() {
    JsonObject entity =
        http.get(TRANSPORT + ".json").getJsonObject("extraProperties").getJsonObject("entity");
    return Integer.parseInt(entity.getString("readTimeoutMillis"));
  }

  @Override
  public void setLogLevel(String logger, Level level) {
    post("/management/domain/set-log-levels", Map.of("id", logger + "=" + level));
  }

  private JsonObject statistics(String part) {
    return http.get("/monitoring/domain/server/" + part + ".json")
        .getJsonObject("extraProperties")
        .getJsonObject("entity");
  }

  private void post(String path, Map<String, String> form) {
    Map<String, String> ordered = new LinkedHashMap<>(form);
    String body =
        ordered.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    JsonObject answer = http.post(path, "application/x-www-form-urlencoded", body);
    if (!answer.getString("exit_code").equals("SUCCESS")) {
      throw new AssertionError(path + " gave " + answer);
    }
  }
}
