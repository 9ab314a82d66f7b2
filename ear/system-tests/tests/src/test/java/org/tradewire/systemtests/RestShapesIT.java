package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.client.HeatmapHistory;
import org.tradewire.systemtests.client.Orders;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.RestContract;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Every call of the REST interface is answered and refused as the OpenAPI document says. */
@SystemTest
class RestShapesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String BTC = "BTC-USD";
  private static final UUID NOBODY = UUID.randomUUID();

  private final TwoNodes system = TwoNodes.running();
  private final RestClient anyone = RestClient.anonymous(system.first().base());
  private final RestClient admin = system.as("admin");
  private final RestClient trader = system.as("trader1");
  private final RestClient stranger = system.as("trader2");
  private final RestClient service = system.as("service");
  private final RestContract contract = RestContract.servedTo(trader);
  private final String unique =
      UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

  @Test
  void shouldAnswerAndRefuseEveryCallAsTheDocumentSays() {
    contract.refuseAllTo(anyone);
    callAccounts();
    callTemplates();
    callChallenges();
    callOrders();
    callInstruments();
    callCalendar();
    callMarket();
    callImports();
    callHeatmaps();
    callAlerts();
    callSignals();
    callHooks();
    callStrategies();
    callNotifications();
    callSettings();
    callNode();

    assertThat(contract.unseenAnswers())
        .as("only an installation without users, or a node for the last time, answers it")
        .containsExactlyInAnyOrder("post /api/bootstrap 201", "post /api/node/drain 200");
    assertThat(contract.neverRefused()).isEmpty();
  }

  @Test
  void shouldTakeInQueriesWhatTheDocumentSaysAndNothingElse() {
    assertThat(contract.tryParameters(admin)).isGreaterThan(30);
  }

  @Test
  void shouldFindWhatTheDocumentDoesNotSay() {
    String user = contract.get(trader, "/api/me").body();

    assertThat(contract.violations("Me", user)).isEmpty();
    assertThat(contract.violations("Me", user.replace("\"username\"", "\"name\""))).isNotEmpty();
    assertThat(contract.violations("Me", user.replace("trader\"]", "king\"]"))).isNotEmpty();
    assertThat(contract.violations("Problem", user)).isNotEmpty();
  }

  private void callAccounts() {
    refused(401, contract.post(anyone, "/api/login", credentials("nobody-" + unique)));
    refused(400, contract.post(anyone, "/api/login", JsonValue.EMPTY_JSON_OBJECT));
    ok(200, contract.post(anyone, "/api/login", credentials("trader1")));
    JsonObject first =
        Json.createObjectBuilder(credentials("someone")).add("key", "wrong-" + unique).build();
    refused(403, contract.post(anyone, "/api/bootstrap", first));
    ok(200, contract.get(trader, "/api/me"));
    ok(200, contract.post(trader, "/api/token", JsonValue.EMPTY_JSON_OBJECT));
    ok(201, contract.post(trader, "/api/ws-ticket", JsonValue.EMPTY_JSON_OBJECT));

    String name = "shape-" + unique.toLowerCase(Locale.ROOT);
    JsonObject roles =
        Json.createObjectBuilder().add("roles", RestBodies.strings("dealer", "risk")).build();
    JsonObject user =
        Json.createObjectBuilder(credentials(name)).add("roles", RestBodies.strings()).build();
    ok(201, contract.post(admin, "/api/users", user));
    refused(409, contract.post(admin, "/api/users", user));
    refused(403, contract.post(trader, "/api/users", user));
    ok(200, contract.get(admin, "/api/users"));
    refused(403, contract.get(trader, "/api/users"));
    ok(200, contract.put(admin, "/api/users/" + name + "/roles", roles));
    refused(404, contract.put(admin, "/api/users/nobody-at-all/roles", roles));
    refused(409, contract.put(admin, "/api/users/admin/roles", roles));
    refused(400, contract.put(admin, "/api/users/" + name + "/roles", credentials(name)));
  }

  private void callTemplates() {
    String path = "/api/challenge-templates";
    String code = "S_" + unique;
    JsonObject created = RestBodies.template().add("code", code).build();
    JsonObject wrong =
        Json.createObjectBuilder(created).add("terms", JsonValue.EMPTY_JSON_OBJECT).build();

    ok(201, contract.post(admin, path, created));
    refused(400, contract.post(admin, path, wrong));
    refused(409, contract.post(admin, path, created));
    refused(403, contract.post(trader, path, created));
    ok(200, contract.put(admin, path + "/" + code, RestBodies.template().build()));
    refused(404, contract.put(admin, path + "/NONE_" + unique, RestBodies.template().build()));
    ok(200, contract.get(trader, path));
    ok(200, contract.get(admin, path + "/versions"));
    refused(403, contract.get(trader, path + "/versions"));
    ok(200, contract.delete(admin, path + "/" + code));
    refused(409, contract.delete(admin, path + "/" + code));
    refused(404, contract.delete(admin, path + "/NONE_" + unique));
  }

  private void callChallenges() {
    JsonObject wanted =
        Json.createObjectBuilder().add("template_id", Challenges.classicTemplate(trader)).build();
    JsonObject unknown = Json.createObjectBuilder().add("template_id", NOBODY.toString()).build();
    String id = ok(201, contract.post(trader, "/api/challenges", wanted)).json().getString("id");
    refused(404, contract.post(trader, "/api/challenges", unknown));
    refused(400, contract.post(trader, "/api/challenges", JsonValue.EMPTY_JSON_OBJECT));
    refused(403, contract.post(service, "/api/challenges", wanted));
    ok(200, contract.get(trader, "/api/challenges"));
    ok(200, contract.get(system.as("risk"), "/api/challenges?status=active&limit=5"));
    refused(400, contract.get(trader, "/api/challenges?status=NONE"));

    reportTrades(id);
    String path = "/api/challenges/" + id;
    for (String part : new String[] {"", "/trades", "/equity", "/events", "/days", "/trades.csv"}) {
      ok(200, contract.get(trader, path + part));
      refused(403, contract.get(stranger, path + part));
      refused(404, contract.get(trader, "/api/challenges/" + NOBODY + part));
    }
    ok(200, contract.get(trader, "/api/risk" + path.substring("/api".length())));
    refused(403, contract.get(stranger, "/api/risk" + path.substring("/api".length())));
    ok(200, contract.get(system.as("risk"), "/api/risk/challenges"));
    refused(403, contract.get(trader, "/api/risk/challenges"));
    ok(200, contract.get(trader, "/api/leaderboard"));
    refused(400, contract.get(trader, "/api/leaderboard?limit=0"));
  }

  private void reportTrades(String challenge) {
    JsonObject trade = Challenges.trade(challenge, "-25.50").build();
    JsonObject other = Json.createObjectBuilder(trade).add("price", "1.2").build();
    JsonObject ofNobody = Challenges.trade(NOBODY.toString(), "1").build();

    ok(201, contract.post(service, "/api/trades", trade));
    ok(200, contract.post(service, "/api/trades", trade));
    refused(409, contract.post(service, "/api/trades", other));
    refused(404, contract.post(service, "/api/trades", ofNobody));
    refused(400, contract.post(service, "/api/trades", JsonValue.EMPTY_JSON_OBJECT));
    refused(403, contract.post(stranger, "/api/trades", trade));
  }

  private void callOrders() {
    String path = "/api/challenges/" + Challenges.start(trader);
    JsonObject market =
        Orders.market(BTC, "BUY", "0.02").add("client_order_id", "open-" + unique).build();
    JsonObject limit =
        Orders.market(BTC, "BUY", "0.01").add("type", "LIMIT").add("price", "1000.00").build();
    JsonObject unlike = Json.createObjectBuilder(market).add("quantity", "0.03").build();

    Reply filled = ok(201, settled(() -> contract.post(trader, path + "/orders", market)));
    ok(200, settled(() -> contract.post(trader, path + "/orders", market)));
    refused(409, contract.post(trader, path + "/orders", unlike));
    refused(400, contract.post(trader, path + "/orders", JsonValue.EMPTY_JSON_OBJECT));
    refused(403, contract.post(stranger, path + "/orders", market));
    String working = ok(201, contract.post(trader, path + "/orders", limit)).json().getString("id");
    ok(200, contract.get(trader, path + "/orders"));
    refused(403, contract.get(stranger, path + "/orders"));
    ok(200, contract.delete(trader, path + "/orders/" + working));
    refused(409, contract.delete(trader, path + "/orders/" + working));
    refused(404, contract.delete(trader, path + "/orders/" + NOBODY));

    callPositions(path + "/positions", filled.json().getString("position_id"));
  }

  private void callPositions(String path, String id) {
    JsonObject stop = Json.createObjectBuilder().add("stop_loss", "1000.00").build();
    JsonObject wrong = Json.createObjectBuilder().add("stop_loss", "-1").build();
    JsonObject part =
        Json.createObjectBuilder()
            .add("quantity", "0.01")
            .add("client_order_id", "part-" + unique)
            .build();

    ok(200, settled(() -> contract.put(trader, path + "/" + id + "/protection", stop)));
    refused(400, contract.put(trader, path + "/" + id + "/protection", wrong));
    refused(404, contract.put(trader, path + "/" + NOBODY + "/protection", stop));
    ok(201, settled(() -> contract.post(trader, path + "/" + id + "/close", part)));
    ok(200, settled(() -> contract.post(trader, path + "/" + id + "/close", part)));
    ok(200, contract.get(trader, path));
    ok(
        201,
        settled(
            () -> contract.post(trader, path + "/" + id + "/close", JsonValue.EMPTY_JSON_OBJECT)));
    refused(409, contract.post(trader, path + "/" + id + "/close", JsonValue.EMPTY_JSON_OBJECT));
    refused(409, contract.put(trader, path + "/" + id + "/protection", stop));
    ok(200, contract.get(trader, path + "?status=closed"));
    refused(403, contract.get(stranger, path));
  }

  private void callInstruments() {
    String symbol = "S" + unique + "-USD";
    JsonObject instrument =
        RestBodies.instrumentTerms()
            .add("symbol", symbol)
            .add("base_currency", "S" + unique.substring(0, 3))
            .add("quote_currency", "USD")
            .add("contract_size", 1)
            .build();

    ok(201, contract.post(admin, "/api/instruments", instrument));
    refused(400, contract.post(admin, "/api/instruments", instrument));
    refused(403, contract.post(trader, "/api/instruments", instrument));
    ok(
        200,
        contract.put(admin, "/api/instruments/" + symbol, RestBodies.instrumentTerms().build()));
    refused(
        404, contract.put(admin, "/api/instruments/NONE", RestBodies.instrumentTerms().build()));
    ok(200, contract.get(trader, "/api/instruments"));

    JsonObject pin =
        Json.createObjectBuilder().add("venue", "SIMULATOR").add("reason", "shapes").build();
    ok(200, contract.put(admin, "/api/instruments/" + BTC + "/venue-in-force", pin));
    refused(400, contract.put(admin, "/api/instruments/" + symbol + "/venue-in-force", pin));
    refused(403, contract.put(trader, "/api/instruments/" + BTC + "/venue-in-force", pin));
    refused(404, contract.put(admin, "/api/instruments/NONE/venue-in-force", pin));
  }

  private void callCalendar() {
    JsonObject release =
        Json.createObjectBuilder()
            .add("time", "2042-03-06T13:30:00Z")
            .add("currency", "USD")
            .add("title", "Shapes " + unique)
            .add("impact", "LOW")
            .build();
    JsonObject releases =
        Json.createObjectBuilder().add("items", Json.createArrayBuilder().add(release)).build();
    String csv =
        "time,currency,title,impact\n2042-03-06T13:30:00Z,USD,Shapes " + unique + ",HIGH\n";

    ok(200, contract.post(admin, "/api/calendar", releases));
    ok(200, contract.postCsv(admin, "/api/calendar", csv));
    refused(400, contract.postCsv(admin, "/api/calendar", "time\n"));
    refused(400, contract.post(admin, "/api/calendar", JsonValue.EMPTY_JSON_OBJECT));
    refused(403, contract.post(trader, "/api/calendar", releases));
    Reply found =
        ok(
            200,
            contract.get(
                trader, "/api/calendar?from=2042-03-06T00:00:00Z&to=2042-03-07T00:00:00Z"));
    refused(400, contract.get(trader, "/api/calendar?from=soon"));
    for (JsonValue each : found.json().getJsonArray("items")) {
      ok(204, contract.delete(admin, "/api/calendar/" + each.asJsonObject().getString("id")));
    }
    refused(404, contract.delete(admin, "/api/calendar/" + NOBODY));
  }

  private void callMarket() {
    String simulated = "venue=SIMULATOR&symbol=" + BTC;
    JsonObject status = Json.createObjectBuilder().add("action", "status").build();
    JsonObject dance = Json.createObjectBuilder().add("action", "dance").build();

    ok(200, contract.get(trader, "/api/market/symbols"));
    ok(200, settled(() -> contract.get(trader, "/api/market/book/SIMULATOR/" + BTC)));
    refused(404, contract.get(trader, "/api/market/book/SIMULATOR/NONE"));
    refused(400, contract.get(trader, "/api/market/book/SIMULATOR/" + BTC + "?depth=0"));
    ok(200, contract.get(trader, "/api/market/trades?" + simulated));
    refused(404, contract.get(trader, "/api/market/trades?venue=SIMULATOR&symbol=NONE"));
    ok(200, contract.get(trader, "/api/market/candles?" + simulated));
    refused(400, contract.get(trader, "/api/market/candles?" + simulated + "&timeframe=2m"));
    for (String history : new String[] {"open-interest", "liquidations"}) {
      ok(200, contract.get(trader, "/api/market/" + history + "?" + simulated));
      refused(400, contract.get(trader, "/api/market/" + history + "?" + simulated + "&limit=0"));
    }
    ok(200, contract.get(trader, "/api/market/delta-stats"));
    ok(200, contract.get(trader, "/api/feeds"));
    ok(200, contract.post(admin, "/api/feeds/SIMULATOR", status));
    refused(400, contract.post(admin, "/api/feeds/SIMULATOR", dance));
    refused(403, contract.post(trader, "/api/feeds/SIMULATOR", status));
    refused(404, contract.post(admin, "/api/feeds/NOWHERE", status));
  }

  private void callImports() {
    String path = "/api/market/";
    RestBodies.importsOf(unique)
        .forEach(
            (kind, list) -> {
              ok(200, contract.post(service, path + kind, list));
              refused(403, contract.post(trader, path + kind, list));
              refused(400, contract.post(service, path + kind, JsonValue.EMPTY_JSON_OBJECT));
              String file = path + kind + "?venue=SHAPES&symbol=" + unique;
              refused(400, contract.postCsv(admin, file, "a,b\n"));
              refused(403, contract.postCsv(service, file, "a,b\n"));
            });
    ok(
        200,
        contract.postCsv(
            admin,
            path + "candles?venue=SHAPES&interval=5m&symbol=" + unique,
            "1772409600000,1,2,1,2,10,1772409899999,15,3,5,7,0\nx,1\n"));
  }

  private void callHeatmaps() {
    HeatmapHistory.imported(system.as("service"), trader, "BTC-USDT");
    String path = "/api/heatmap/symbols/BTC-USDT";
    String asked = "?symbol=BTCUSDT";
    JsonObject settings =
        RestBodies.heatmapSettings(
            ok(200, contract.get(trader, "/api/heatmap/symbols")), "BTC-USDT");

    ok(200, contract.get(trader, "/api/heatmap/BTCUSDT"));
    refused(404, contract.get(trader, "/api/heatmap/NONE"));
    refused(400, contract.get(trader, "/api/heatmap/BTCUSDT?bucket=150"));
    ok(200, contract.get(trader, "/api/heatmap/levels" + asked));
    refused(400, contract.get(trader, "/api/heatmap/levels" + asked + "&leverage=7"));
    refused(404, contract.get(trader, "/api/heatmap/levels?symbol=NONE"));
    ok(200, contract.get(trader, "/api/heatmap/backtest" + asked));
    refused(404, contract.get(trader, "/api/heatmap/backtest?symbol=NONE"));
    ok(200, contract.get(trader, "/api/heatmap-timeseries" + asked + "&interval=4h"));
    refused(404, contract.get(trader, "/api/heatmap-timeseries?symbol=NONE"));
    refused(400, contract.get(trader, "/api/heatmap-timeseries" + asked + "&bucket=150"));
    refused(403, contract.put(trader, path, settings));
    ok(200, contract.put(admin, path, settings));
    refused(409, contract.put(admin, path, settings));
    refused(404, contract.put(admin, "/api/heatmap/symbols/NONE", settings));
    refused(400, contract.put(admin, path, RestBodies.settingValue("0", 1)));
  }

  private void callAlerts() {
    HeatmapHistory.nearing(system.as("service"), "SHP-USDT");
    RestClient dealer = system.as("dealer");
    String list = "/api/alerts?category=market";
    await("an alert")
        .atMost(PATIENCE)
        .until(
            () ->
                contract
                    .get(trader, "/api/heatmap/alerts?symbol=SHPUSDT")
                    .body()
                    .contains("SHP-USDT:"));
    String id =
        ok(200, contract.get(dealer, list))
            .json()
            .getJsonArray("alerts")
            .getJsonObject(0)
            .getString("id");
    String path = "/api/alerts/" + id;
    String none = "/api/alerts/" + NOBODY;

    refused(404, contract.get(trader, "/api/heatmap/alerts?symbol=NONE"));
    refused(403, contract.post(trader, path + "/acknowledge", JsonValue.EMPTY_JSON_OBJECT));
    ok(200, contract.post(dealer, path + "/acknowledge", JsonValue.EMPTY_JSON_OBJECT));
    refused(404, contract.post(dealer, none + "/acknowledge", JsonValue.EMPTY_JSON_OBJECT));
    refused(403, contract.post(trader, path + "/resolve", JsonValue.EMPTY_JSON_OBJECT));
    ok(200, contract.post(dealer, path + "/resolve", JsonValue.EMPTY_JSON_OBJECT));
    refused(409, contract.post(dealer, path + "/acknowledge", JsonValue.EMPTY_JSON_OBJECT));
    refused(404, contract.post(dealer, none + "/resolve", JsonValue.EMPTY_JSON_OBJECT));
  }

  private void callSignals() {
    String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    JsonObject signal =
        Json.createObjectBuilder()
            .add("signal_id", "shape-" + unique)
            .add("timestamp", time)
            .add("symbol", "SHPUSDT")
            .add("timeframe", "1h")
            .add("direction", "buy")
            .add("confidence", new BigDecimal("0.8123"))
            .add("entry_price", 100)
            .add("stop_loss", 95)
            .add("tp1", 110)
            .build();
    JsonObject neutral =
        Json.createObjectBuilder(signal)
            .add("signal_id", "neutral-" + unique)
            .add("direction", "neutral")
            .remove("stop_loss")
            .remove("tp1")
            .build();
    JsonObject sent =
        Json.createObjectBuilder()
            .add(
                "items",
                Json.createArrayBuilder()
                    .add(signal)
                    .add(neutral)
                    .add(Json.createObjectBuilder(signal).add("confidence", 2)))
            .build();
    String path = "/api/signals/shape-" + unique;

    ok(200, contract.post(service, "/api/signals", sent));
    refused(403, contract.post(trader, "/api/signals", sent));
    refused(400, contract.post(service, "/api/signals", JsonValue.EMPTY_JSON_OBJECT));
    ok(200, contract.get(trader, "/api/signals?symbol=SHPUSDT&limit=1"));
    ok(200, contract.get(trader, "/api/signals?symbol=SHPUSDT&format=csv"));
    refused(422, contract.get(trader, "/api/signals?limit=1001"));
    ok(200, contract.get(trader, "/api/signals/latest"));
    refused(422, contract.get(trader, "/api/signals/latest?limit=51"));
    ok(200, contract.get(trader, path + "?time=" + time));
    refused(404, contract.get(trader, path + "?time=2026-01-01T00:00:00Z"));
    refused(400, contract.get(trader, path));
    refused(403, contract.post(trader, path + "/cancel?time=" + time, sent));
    ok(200, contract.post(service, path + "/cancel?time=" + time, sent));
    refused(
        409,
        contract.post(service, "/api/signals/neutral-" + unique + "/cancel?time=" + time, sent));
    ok(200, contract.get(trader, "/api/signals/stats"));
    ok(200, contract.get(trader, "/api/signals/reliability?days=90"));
    ok(200, contract.get(trader, "/api/performance"));
  }

  private void callHooks() {
    String path = "/api/signals/hooks";
    JsonObject wanted =
        Json.createObjectBuilder().add("name", "shape-" + unique.toLowerCase(Locale.ROOT)).build();
    JsonObject alert =
        Json.createObjectBuilder()
            .add("ticker", "SHPUSDT")
            .add("action", "buy")
            .add("price", 100)
            .add("interval", "60")
            .add("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .add("stop", 95)
            .add("targets", Json.createArrayBuilder().add(110).add(120))
            .build();

    JsonObject hook = ok(201, contract.post(admin, path, wanted)).json();
    refused(409, contract.post(admin, path, wanted));
    refused(400, contract.post(admin, path, Json.createObjectBuilder().add("name", "").build()));
    refused(403, contract.post(service, path, wanted));
    ok(200, contract.get(admin, path));
    refused(403, contract.get(trader, path));
    String address = path + "/" + hook.getString("key");
    await("the key on this node")
        .atMost(PATIENCE)
        .until(() -> anyone.post(address, alert).status() == 200);
    ok(200, contract.post(anyone, address, alert));
    refused(404, contract.post(anyone, path + "/unknown", alert));
    String revoke = path + "/" + hook.getString("id") + "/revoke";
    refused(403, contract.post(trader, revoke, JsonValue.EMPTY_JSON_OBJECT));
    refused(
        404, contract.post(admin, path + "/" + NOBODY + "/revoke", JsonValue.EMPTY_JSON_OBJECT));
    ok(200, contract.post(admin, revoke, JsonValue.EMPTY_JSON_OBJECT));
  }

  private void callStrategies() {
    String path = "/api/strategies/donchian-break";
    JsonObject all = ok(200, contract.get(trader, "/api/strategies")).json();
    int version =
        all.getJsonArray("items").getValuesAs(JsonObject.class).stream()
            .filter(each -> each.getString("strategy").equals("donchian-break"))
            .findFirst()
            .orElseThrow()
            .getInt("version");
    JsonObject settings =
        Json.createObjectBuilder()
            .add("enabled", false)
            .add("parameters", Json.createObjectBuilder().add("period", 30))
            .add("symbols", Json.createArrayBuilder().add("SHP-USDT"))
            .add("timeframes", Json.createArrayBuilder().add("1h"))
            .add("version", version)
            .build();

    refused(403, contract.put(trader, path, settings));
    ok(200, contract.put(admin, path, settings));
    refused(409, contract.put(admin, path, settings));
    refused(404, contract.put(admin, "/api/strategies/none", settings));
    refused(
        400,
        contract.put(
            admin,
            path,
            Json.createObjectBuilder(settings)
                .add("parameters", Json.createObjectBuilder().add("period", 1))
                .build()));
  }

  private void callNotifications() {
    JsonObject wanted =
        Json.createObjectBuilder()
            .add("name", "shapes " + unique)
            .add("enabled", false)
            .add("symbol", "SHP/USDT")
            .add("timeframe", "1h")
            .add("direction", "*")
            .add("min_confidence", new BigDecimal("0.5"))
            .add("events", Json.createArrayBuilder().add("created").add("win"))
            .add("browser", true)
            .add("webhook_url", "https://hooks.example.invalid/" + unique)
            .build();
    JsonObject quiet =
        Json.createObjectBuilder(wanted).remove("webhook_url").add("version", 2).build();
    String all = "/api/notification-rules";
    String path = all + "/" + ok(201, contract.post(trader, all, wanted)).json().getString("id");
    String none = all + "/" + NOBODY;
    JsonObject nothing = JsonValue.EMPTY_JSON_OBJECT;

    refused(400, contract.post(trader, all, nothing));
    refused(403, contract.post(service, all, wanted));
    refused(403, contract.put(service, path, quiet));
    for (String what : List.of("/test", "/resume", "/secret")) {
      refused(403, contract.post(service, path + what, nothing));
    }
    refused(
        400,
        contract.post(
            trader,
            all,
            Json.createObjectBuilder(wanted).add("webhook_url", "https://127.0.0.1/").build()));
    JsonObject named =
        Json.createObjectBuilder(wanted).add("id", UUID.randomUUID().toString()).build();
    JsonObject made = ok(201, contract.post(trader, all, named)).json();
    assertThat(ok(201, contract.post(trader, all, named)).json()).isEqualTo(made);
    refused(
        409,
        contract.post(trader, all, Json.createObjectBuilder(named).add("name", "another").build()));
    refused(409, contract.post(stranger, all, named));
    ok(204, contract.delete(trader, all + "/" + made.getString("id")));
    ok(200, contract.get(trader, all));
    ok(200, contract.get(trader, path));
    refused(404, contract.get(stranger, path));
    ok(200, contract.post(trader, path + "/test", nothing));
    refused(429, contract.post(trader, path + "/test", nothing));
    refused(404, contract.post(stranger, path + "/test", nothing));
    ok(200, contract.post(trader, path + "/resume", nothing));
    refused(404, contract.post(stranger, path + "/resume", nothing));
    ok(200, contract.post(trader, path + "/secret", nothing));
    ok(200, contract.put(trader, path, quiet));
    refused(409, contract.put(trader, path, quiet));
    refused(404, contract.put(stranger, path, quiet));
    refused(409, contract.post(trader, path + "/secret", nothing));
    ok(200, contract.get(trader, "/api/notification-deliveries?limit=5"));
    String lines = "/api/notification-deliveries?limit=1";
    String next = ok(200, contract.get(trader, lines)).json().getString("next");
    ok(200, contract.get(trader, lines + "&cursor=" + next));
    refused(400, contract.get(trader, lines + "&cursor=1"));
    refused(400, contract.get(trader, "/api/notification-deliveries?state=none"));
    refused(404, contract.delete(stranger, path));
    refused(404, contract.delete(trader, none));
    ok(204, contract.delete(trader, path));
  }

  private void callSettings() {
    String path = "/api/settings/tradewire.outbox.retention-hours";
    String none = "/api/settings/tradewire.none";
    int seen = RestBodies.versionOf(ok(200, contract.get(admin, "/api/settings")), path);
    JsonObject wanted = RestBodies.settingValue("169", seen);

    refused(403, contract.get(trader, "/api/settings"));
    ok(200, contract.get(admin, "/api/configuration"));
    refused(403, contract.get(trader, "/api/configuration"));
    ok(200, contract.put(admin, path, wanted));
    refused(409, contract.put(admin, path, wanted));
    refused(400, contract.put(admin, path, RestBodies.settingValue("0", seen + 1)));
    refused(404, contract.put(admin, none, wanted));
    refused(403, contract.put(trader, path, wanted));
    refused(403, contract.delete(trader, path + "?version=" + (seen + 1)));
    refused(400, contract.delete(admin, path));
    ok(200, contract.delete(admin, path + "?version=" + (seen + 1)));
    refused(409, contract.delete(admin, path + "?version=" + (seen + 1)));
    refused(404, contract.delete(admin, none + "?version=0"));
  }

  private void callNode() {
    RestClient monitor = system.as("monitor");
    JsonObject report =
        Json.createObjectBuilder()
            .add("endpoint", "/ws/market")
            .add("reconnect_ms", Json.createArrayBuilder().add(120))
            .build();

    ok(200, contract.get(anyone, "/api/health"));
    ok(200, contract.get(anyone, "/api/health/ready"));
    ok(200, contract.get(anyone, "/api/health/live"));
    ok(200, contract.get(monitor, "/api/node/drain"));
    refused(403, contract.get(trader, "/api/node/drain"));
    refused(403, contract.post(monitor, "/api/node/drain", JsonValue.EMPTY_JSON_OBJECT));
    ok(200, contract.get(anyone, "/api/asyncapi.yaml"));
    ok(200, contract.get(trader, "/api/openapi.json"));
    ok(200, contract.get(monitor, "/api/metrics"));
    refused(401, contract.get(anyone, "/api/metrics"));
    refused(403, contract.get(trader, "/api/metrics"));
    Reply everybodys = ok(200, contract.get(trader, "/api/status"));
    assertThat(everybodys.json().keySet()).hasSize(8).doesNotContain("queues", "feeds");
    for (RestClient watching : new RestClient[] {admin, monitor}) {
      JsonObject status = ok(200, contract.get(watching, "/api/status")).json();
      assertThat(status.keySet()).hasSize(12).contains("queues", "database", "relay", "feeds");
      assertThat(status.getJsonObject("database").getString("timescale")).isEqualTo("none");
    }
    ok(200, contract.get(monitor, "/api/stream/stats"));
    refused(403, contract.get(trader, "/api/stream/stats"));
    ok(204, contract.post(trader, "/api/stream/client-reports", report));
    refused(400, contract.post(trader, "/api/stream/client-reports", JsonValue.EMPTY_JSON_OBJECT));
    ok(200, contract.get(admin, "/api/audit"));
    refused(403, contract.get(trader, "/api/audit"));
    refused(400, contract.get(admin, "/api/audit?limit=none"));
  }

  /** The answer, once prices and books are there. */
  private static Reply settled(Supplier<Reply> call) {
    return await("anything but 503")
        .atMost(PATIENCE)
        .until(call::get, reply -> reply.status() != 503);
  }

  private static Reply ok(int status, Reply reply) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(status);
    return reply;
  }

  private static void refused(int status, Reply reply) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(status);
  }

  private JsonObject credentials(String username) {
    return Json.createObjectBuilder()
        .add("username", username)
        .add("password", system.password())
        .build();
  }
}
