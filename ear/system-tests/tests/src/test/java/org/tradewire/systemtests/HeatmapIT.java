package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.HeatmapHistory;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.RawSocket;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** From imported candles and open interest to pictures on channels and over REST. */
@SystemTest
class HeatmapIT {
  private static final String SYMBOL = "BTC-USDT";
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CANDLE = Duration.ofMinutes(5);
  private static final int HISTORIES_AT_ONCE = 4;
  private static final int GZIP_HEAD = 10;
  private static final int MAX_PROBLEM = 4096;
  private static final Messages.Position LAST =
      new Messages.Position(Long.MAX_VALUE, Long.MAX_VALUE);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");

  /** What one test has imported, the next goes on from. */
  private final HeatmapHistory history =
      HeatmapHistory.imported(system.as("service"), trader, SYMBOL);

  @Test
  void shouldSpeakDocument002() {
    try (StreamClient client = connect(system.first().base())) {
      client.sendText("{\"action\":\"subscribe\",\"symbols\":[\"BTCUSDT\"],\"update_interval\":1}");
      JsonObject first = client.await("snapshot", Messages.ofType("snapshot"));

      assertThat(first.getString("symbol")).isEqualTo("BTCUSDT");
      assertThat(first.getString("ch")).isEqualTo("heatmap:BTC-USDT");
      JsonObject data = first.getJsonObject("data");
      assertThat(data)
          .containsOnlyKeys(
              "levels",
              "current_price",
              "positions_created",
              "positions_consumed",
              "open_time",
              "closed",
              "model",
              "bucket");
      assertThat(data.getJsonNumber("bucket").bigDecimalValue()).isEqualByComparingTo("100");
      assertThat(data.getJsonArray("levels")).hasSizeGreaterThan(20);
      assertThat(data.getJsonNumber("current_price").bigDecimalValue())
          .isEqualByComparingTo(history.price());

      history.add(1);
      JsonObject next =
          client.await(
              "the next candle",
              message ->
                  Messages.ofType("snapshot").test(message)
                      && endOf(message).equals(history.end()));
      assertThat(Messages.position(next)).isGreaterThan(Messages.position(first));

      client.sendText("{\"action\":\"subscribe\",\"symbols\":[\"XYZUSDT\"]}");
      JsonObject refusal = client.await("refusal", Messages.ofType("error"));
      assertThat(refusal.getString("code")).isEqualTo("INVALID_SYMBOL");
      assertThat(refusal.getString("message"))
          .contains("XYZUSDT is not enabled")
          .contains("BTCUSDT");
      client.subscribe(7, "heatmap:BTC-USDT:classic", "heatmap:BTC-USDT:none");
      JsonObject answer = client.await("answer", message -> message.getInt("id", 0) == 7);
      assertThat(answer.toString())
          .contains("heatmap:BTC-USDT:classic")
          .contains("UNKNOWN_CHANNEL");
    }
  }

  @Test
  void shouldTellTheSameChangedLevelsOnBothNodes() {
    try (StreamClient one = connect(system.first().base());
        StreamClient other = connect(system.second().base())) {
      List<StreamClient> clients = List.of(one, other);
      for (StreamClient client : clients) {
        client.subscribe(1, "heatmap:BTCUSDT", "heatmap-levels:BTCUSDT");
        client.await(
            "the whole picture", Messages.ofType("heatmap_levels").and(Messages.initial()));
      }

      history.add(3);

      for (StreamClient client : clients) {
        JsonObject picture =
            client.await(
                "the last candle",
                Messages.ofType("snapshot").and(message -> endOf(message).equals(history.end())));
        client.await(
            "its levels",
            Messages.ofType("heatmap_levels")
                .and(message -> Messages.position(message).equals(Messages.position(picture))));
        Map<String, String> levels = shown(picture);
        assertThat(levels).hasSizeGreaterThan(20);
        assertThat(folded(client, Messages.position(picture))).isEqualTo(levels);
        assertThat(picture.getString("ch")).isEqualTo("heatmap:BTC-USDT");
      }
      assertThat(folded(one, LAST)).isEqualTo(folded(other, LAST));
    }
  }

  /** What a client knows that applies each message of changes up to a position. */
  private static Map<String, String> folded(StreamClient client, Messages.Position last) {
    Map<String, String> known = new HashMap<>();
    for (JsonObject message : client.messages().all()) {
      if (Messages.on("heatmap-levels:BTC-USDT").test(message)
          && message.containsKey("data")
          && Messages.position(message).compareTo(last) <= 0) {
        if (Messages.initial().test(message)) {
          known.clear();
        }
        put(known, message);
      }
    }
    return known;
  }

  private static Map<String, String> shown(JsonObject picture) {
    Map<String, String> shown = new HashMap<>();
    put(shown, picture);
    return shown;
  }

  /** Levels by price; what is 0.00 on both sides is none. */
  private static void put(Map<String, String> known, JsonObject message) {
    for (JsonObject level :
        message.getJsonObject("data").getJsonArray("levels").getValuesAs(JsonObject.class)) {
      String densities = level.get("long_density") + " " + level.get("short_density");
      known.put(level.get("price").toString(), densities);
    }
    known.values().removeIf("0.00 0.00"::equals);
  }

  @Test
  void shouldShowTheSamePictureOnBothNodesAndNotAgain() throws Exception {
    Reply one = trader.get("/api/heatmap/BTCUSDT");
    Reply other = trader.at(system.second().base()).get("/api/heatmap/btc-usdt");
    assertThat(one.status()).as("%s", one).isEqualTo(200);
    assertThat(other.json().getJsonObject("data")).isEqualTo(one.json().getJsonObject("data"));
    assertThat(one.json().getJsonArray("venues").toString()).contains(HeatmapHistory.VENUE);
    assertThat(one.json().getJsonNumber("coverage").bigDecimalValue())
        .isBetween(BigDecimal.ZERO, BigDecimal.ONE);

    HttpResponse<byte[]> first = get("/api/heatmap/BTCUSDT", "If-None-Match", "none");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(get("/api/heatmap/BTCUSDT", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(trader.get("/api/heatmap/NONEUSDT").status()).isEqualTo(404);
    assertThat(trader.get("/api/heatmap/BTCUSDT?bucket=150").status()).isEqualTo(400);
  }

  @Test
  void shouldTellThePositionsBehindThePictureByLeverage() {
    String path = "/api/heatmap/levels?symbol=BTCUSDT";
    JsonObject picture = trader.get("/api/heatmap/BTCUSDT").json();
    JsonObject positions = trader.get(path).json();

    assertThat(positions.getString("timestamp")).isEqualTo(picture.getString("timestamp"));
    assertThat(trader.at(system.second().base()).get(path).json()).isEqualTo(positions);
    List<JsonObject> items = positions.getJsonArray("items").getValuesAs(JsonObject.class);
    assertThat(items).extracting(each -> each.getInt("leverage")).contains(5, 10, 25, 50, 100);
    JsonObject totals = picture.getJsonObject("totals");
    assertThat(total(items, "long"))
        .isCloseTo(totals.getJsonNumber("long").doubleValue(), Percentage.withPercentage(0.001));
    assertThat(total(items, "short"))
        .isCloseTo(totals.getJsonNumber("short").doubleValue(), Percentage.withPercentage(0.001));

    List<JsonObject> some =
        trader
            .get(path + "&leverage=25,100&bucket=500")
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class);
    assertThat(some).extracting(each -> each.getInt("leverage")).containsOnly(25, 100);
    Reply refusal = trader.get(path + "&leverage=25,20");
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.json().getString("field")).isEqualTo("leverage");
  }

  private static double total(List<JsonObject> items, String side) {
    return items.stream()
        .filter(each -> each.getString("side").equals(side))
        .mapToDouble(each -> each.getJsonNumber("density").doubleValue())
        .sum();
  }

  @Test
  void shouldGiveHistoryAsPicturesAndAsSteps() throws Exception {
    String asked =
        "/api/heatmap-timeseries?symbol=BTCUSDT&start="
            + history.end().minus(Duration.ofHours(20))
            + "&end="
            + history.end();
    JsonObject series = trader.get(asked).json();
    JsonArray pictures = series.getJsonArray("data");
    assertThat(pictures).hasSize(240);
    assertThat(series.getJsonObject("meta").getInt("total_snapshots")).isEqualTo(240);

    HttpResponse<byte[]> zipped = get(asked + "&format=steps", "Accept-Encoding", "gzip");
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    JsonObject steps;
    try (InputStreamReader reader =
        new InputStreamReader(
            new GZIPInputStream(new ByteArrayInputStream(zipped.body())), StandardCharsets.UTF_8)) {
      steps = Json.createReader(reader).readObject();
    }
    assertThat(steps.getJsonArray("steps")).hasSize(240);
    assertThat(totalLong(follow(steps)))
        .isCloseTo(totalLong(pictures.getJsonObject(239)), Percentage.withPercentage(0.01));
    assertThat(trader.get(asked + "&interval=1h&bucket=500").json().getJsonArray("data"))
        .hasSizeBetween(20, 21);
    assertThat(
            trader
                .get("/api/heatmap-timeseries?symbol=BTCUSDT&start=2026-01-01T00:00:00Z")
                .status())
        .isEqualTo(400);
  }

  @Test
  void shouldComputeAnewWithWhatAnAdministratorSets() {
    RestClient admin = system.as("admin");
    JsonObject before = settings(admin);
    JsonObject wanted =
        Json.createObjectBuilder()
            .add("enabled", true)
            .add("bucket", 200)
            .add("weights", before.getJsonObject("weights"))
            .add("typical_position", before.get("typical_position"))
            .add("brackets", before.getJsonArray("brackets"))
            .add("version", before.getInt("version"))
            .build();
    String path = "/api/heatmap/symbols/" + SYMBOL;

    assertThat(trader.put(path, wanted).status()).isEqualTo(403);
    assertThat(admin.put(path, wanted).status()).isEqualTo(200);
    assertThat(admin.put(path, wanted).status()).isEqualTo(409);

    awaitBucket("200");
    JsonObject back =
        Json.createObjectBuilder(wanted)
            .add("bucket", 100)
            .add("version", before.getInt("version") + 1)
            .build();
    assertThat(admin.put(path, back).status()).isEqualTo(200);
    awaitBucket("100");
  }

  /** Four who read nothing of a long history keep all others from theirs. */
  @Test
  void shouldRefuseInPlainWordsWhereTooManyHistoriesAreSent() throws Exception {
    Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(9));
    HeatmapHistory week =
        new HeatmapHistory(system.as("service"), "BSY-USDT", new BigDecimal("98000"), begin);
    week.add((int) Duration.ofDays(7).dividedBy(CANDLE));
    await("the week is computed")
        .atMost(PATIENCE)
        .until(
            () -> {
              Reply reply = trader.get("/api/heatmap/BSYUSDT");
              return reply.status() == 200 && endOfAnswer(reply.json()).equals(week.end());
            });
    String asked = "/api/heatmap-timeseries?symbol=BSYUSDT&start=" + begin + "&end=" + week.end();
    List<RawSocket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < HISTORIES_AT_ONCE; i++) {
        RawSocket socket = RawSocket.handshake(system.first().base(), request(asked));
        idle.add(socket);
        assertThat(socket.status()).isEqualTo(200);
      }

      HttpResponse<byte[]> refused = get(asked, "Accept-Encoding", "gzip");

      assertThat(refused.statusCode()).isEqualTo(503);
      boolean zipped = refused.headers().firstValue("Content-Encoding").isPresent();
      byte[] text = zipped ? firstFile(refused.body()) : refused.body();
      JsonObject problem = Json.createReader(new ByteArrayInputStream(text)).readObject();
      assertThat(problem.getString("type")).endsWith("heatmap-busy");
    } finally {
      idle.forEach(RawSocket::reset);
    }
    await("room again")
        .atMost(PATIENCE)
        .until(() -> get(asked + "&interval=4h", "Accept-Encoding", "gzip").statusCode() == 200);
  }

  /** Of a gzip body; not every client reads on behind an empty one. */
  private static byte[] firstFile(byte[] body) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    inflater.setInput(body, GZIP_HEAD, body.length - GZIP_HEAD);
    byte[] text = new byte[MAX_PROBLEM];
    int length = inflater.inflate(text);
    inflater.end();
    return Arrays.copyOf(text, length);
  }

  private String request(String path) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: "
        + system.first().base().getAuthority()
        + "\r\nAuthorization: Bearer "
        + trader.token()
        + "\r\n\r\n";
  }

  private void awaitBucket(String bucket) {
    await("pictures in buckets of " + bucket)
        .atMost(TIME)
        .until(
            () -> {
              Reply reply = trader.get("/api/heatmap/BTCUSDT");
              return reply.status() == 200
                  && endOfAnswer(reply.json()).equals(history.end())
                  && reply
                          .json()
                          .getJsonObject("data")
                          .getJsonNumber("bucket")
                          .bigDecimalValue()
                          .compareTo(new BigDecimal(bucket))
                      == 0;
            });
  }

  private static JsonObject settings(RestClient admin) {
    return admin
        .get("/api/heatmap/symbols")
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(each -> each.getString("symbol").equals(SYMBOL))
        .findFirst()
        .orElseThrow();
  }

  private static Instant endOf(JsonObject message) {
    return Instant.parse(message.getJsonObject("data").getString("open_time"))
        .plus(Duration.ofMinutes(5));
  }

  private static Instant endOfAnswer(JsonObject answer) {
    return Instant.parse(answer.getString("timestamp"));
  }

  private static double totalLong(JsonObject picture) {
    return picture.getJsonArray("levels").getValuesAs(JsonObject.class).stream()
        .mapToDouble(each -> each.getJsonNumber("long_density").doubleValue())
        .sum();
  }

  /** The last picture, as a page draws it. */
  private static JsonObject follow(JsonObject answer) {
    Map<String, double[]> levels = new HashMap<>();
    for (JsonArray step : answer.getJsonArray("steps").getValuesAs(JsonArray.class)) {
      double factor = step.getJsonNumber(1).doubleValue();
      levels.values().forEach(each -> each[0] *= factor);
      levels.values().forEach(each -> each[1] *= factor);
      for (JsonArray level : step.getJsonArray(5).getValuesAs(JsonArray.class)) {
        levels.put(
            level.get(0).toString(),
            new double[] {
              level.getJsonNumber(1).doubleValue(), level.getJsonNumber(2).doubleValue()
            });
      }
    }
    var array = Json.createArrayBuilder();
    levels
        .values()
        .forEach(each -> array.add(Json.createObjectBuilder().add("long_density", each[0])));
    return Json.createObjectBuilder().add("levels", array).build();
  }

  private HttpResponse<byte[]> get(String path, String header, String value) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(system.first().base().resolve(path))
                .header("Authorization", "Bearer " + trader.token())
                .header(header, value)
                .timeout(TIME)
                .build(),
            BodyHandlers.ofByteArray());
  }

  private StreamClient connect(URI node) {
    return Handshake.to(node, "/ws/heatmap").bearer(trader.token()).connect();
  }
}
