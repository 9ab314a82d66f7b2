package org.tradewire.systemtests.console;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** WildFly's {@code /management}. */
public final class WildFlyConsole implements ServerConsoleClient {
  private static final JsonArray SOURCE =
      address("subsystem", "microprofile-config-smallrye", "config-source", "tradewire");
  private static final JsonArray POOL =
      address("subsystem", "datasources", "data-source", "tradewire");
  private static final JsonArray LISTENER =
      address("subsystem", "undertow", "server", "default-server", "http-listener", "default");
  private static final JsonArray WORKER = address("subsystem", "io", "worker", "default");

  private final ConsoleHttp http;

  /** Signs in as this user. */
  public WildFlyConsole(URI address, String user, String password) {
    http = new ConsoleHttp(address, user, password);
  }

  @Override
  public void setKey(String key, String value) {
    call(
        operation("map-put", SOURCE).add("name", "properties").add("key", key).add("value", value));
  }

  @Override
  public String placeOfKeys() {
    return "WildFly: MicroProfile Config, source tradewire";
  }

  @Override
  public String key(String key) {
    return call(operation("map-get", SOURCE).add("name", "properties").add("key", key))
        .getString("result");
  }

  @Override
  public String setByHand(String name) {
    return call(operation("read-attribute", address("system-property", name)).add("name", "value"))
        .getString("result");
  }

  @Override
  public void setAdapter(Map<String, String> properties) {
    properties.forEach(
        (key, value) ->
            call(operation("add", address("system-property", key)).add("value", value)));
  }

  @Override
  public String placeOfAdapter(String key) {
    return "system property";
  }

  @Override
  public void setPoolSize(int connections) {
    write(POOL, "max-pool-size", Json.createValue(connections));
    write(POOL, "statistics-enabled", JsonValue.TRUE);
  }

  /** Every connection that is not in use may still be made, and counts as available. */
  @Override
  public int poolSize() {
    JsonArray statistics = Json.createArrayBuilder(POOL).add("statistics").add("pool").build();
    JsonObject result =
        call(operation("read-resource", statistics).add("include-runtime", true))
            .getJsonObject("result");
    return result.getInt("AvailableCount") + result.getInt("InUseCount");
  }

  @Override
  public void setThreads(int threads) {
    write(WORKER, "task-max-threads", Json.createValue(threads));
  }

  @Override
  public int threads() {
    JsonObject result =
        call(operation("read-resource", WORKER).add("include-runtime", true))
            .getJsonObject("result");
    return result.getInt("max-pool-size");
  }

  @Override
  public void setReadTimeout(int ms) {
    write(LISTENER, "no-request-timeout", Json.createValue(ms));
  }

  @Override
  public int readTimeout() {
    return call(operation("read-attribute", LISTENER).add("name", "no-request-timeout"))
        .getInt("result");
  }

  @Override
  public void setLogLevel(String logger, Level level) {
    JsonArray address = address("subsystem", "logging", "logger", logger);
    String name = level == Level.WARNING ? "WARN" : level.name();
    boolean isThere =
        call(operation("read-children-names", address("subsystem", "logging"))
                .add("child-type", "logger"))
            .getJsonArray("result")
            .contains(Json.createValue(logger));
    if (isThere) {
      write(address, "level", Json.createValue(name));
    } else {
      call(operation("add", address).add("level", name));
    }
  }

  private void write(JsonArray address, String attribute, JsonValue value) {
    call(operation("write-attribute", address).add("name", attribute).add("value", value));
  }

  private static JsonArray address(String... parts) {
    return Json.createArrayBuilder(List.of(parts)).build();
  }

  private static JsonObjectBuilder operation(String name, JsonArray address) {
    return Json.createObjectBuilder().add("operation", name).add("address", address);
  }

  private JsonObject call(JsonObjectBuilder operation) {
    JsonObject request = operation.build();
    JsonObject answer = http.post("/management", "application/json", request.toString());
    if (!answer.getString("outcome").equals("success")) {
      throw new AssertionError(request + " gave " + answer);
    }
    return answer;
  }
}
