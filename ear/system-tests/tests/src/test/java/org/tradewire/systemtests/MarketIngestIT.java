package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Candles, open interest and liquidations come in as lists and as files of an exchange. */
@SystemTest
class MarketIngestIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");

  /** Of so many bytes they are more than WildFly takes of itself, 10 MiB. */
  private static final int MANY_MINUTES = 12_000;

  private static final int PADDING = 900;

  private final TwoNodes system = TwoNodes.running();
  private final RestClient admin = system.as("admin");
  private final RestClient service = system.as("service");
  private final RestClient trader = system.as("trader1");
  private final String symbol =
      "X" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT) + "-USDT";
  private final String instrument = "venue=IMPORTED&symbol=" + symbol;

  @Test
  void shouldReadALongFileAsItComes() {
    String file = manyMinutes();
    assertThat(file.length()).isGreaterThan(10 << 20);
    String path = "/api/market/candles?interval=1m&" + instrument;

    JsonObject report = ok(admin.postCsv(path, file));

    assertThat(report.getInt("accepted")).isEqualTo(MANY_MINUTES);
    assertThat(report.getInt("rejected_total")).isZero();
    assertThat(report.getJsonArray("gaps")).isEmpty();
    assertThat(report.getString("first")).isEqualTo("2026-03-02T00:00:00.000Z");
    JsonObject again = ok(admin.postCsv(path, minute(0) + "oops\n" + minute(1)));
    assertThat(again.getInt("duplicate")).isEqualTo(2);
    assertThat(again.getJsonArray("rejected").getJsonObject(0).getInt("line")).isEqualTo(2);
    JsonObject day =
        trader
            .at(system.second().base())
            .get("/api/market/candles?timeframe=1d&limit=1&to=2026-03-03T00:00:00Z&" + instrument)
            .json()
            .getJsonArray("items")
            .getJsonObject(0);
    assertThat(day.getInt("trades")).isEqualTo(1_440 * 3);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "restarts",
      matches = "true",
      disabledReason = "a node of the other server was killed; -Pfaults kills both")
  void shouldBeContinuedByRepeatingItWhereItsNodeWasKilled() throws Exception {
    String file = manyMinutes();
    String path = "/api/market/candles?interval=1m&" + instrument;
    HalfFile half = new HalfFile(file.getBytes(StandardCharsets.US_ASCII));
    CompletableFuture<HttpResponse<String>> upload =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(system.second().base().resolve(path))
                    .header("Authorization", "Bearer " + admin.token())
                    .header("Content-Type", "text/csv")
                    .POST(
                        BodyPublishers.fromPublisher(
                            BodyPublishers.ofInputStream(() -> half), file.length()))
                    .build(),
                BodyHandlers.ofString());
    await("the first half").atMost(PATIENCE).until(this::isBegun);

    system.killSecond();
    try {
      half.breakOff();
      assertThatThrownBy(() -> upload.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .hasCauseInstanceOf(IOException.class);

      JsonObject report = ok(admin.postCsv(path, file));

      assertThat(report.getInt("duplicate")).isPositive();
      assertThat(report.getInt("accepted")).isPositive();
      assertThat(report.getInt("accepted") + report.getInt("duplicate")).isEqualTo(MANY_MINUTES);
      assertThat(report.getJsonArray("gaps")).isEmpty();
    } finally {
      system.startSecond();
    }
  }

  private boolean isBegun() {
    Reply reply =
        trader.get(
            "/api/market/candles?timeframe=1m&limit=1&to=2026-03-03T00:00:00Z&" + instrument);
    return reply.status() == 200 && !reply.json().getJsonArray("items").isEmpty();
  }

  private static String manyMinutes() {
    StringBuilder file = new StringBuilder(MANY_MINUTES * (PADDING + 120));
    for (int i = 0; i < MANY_MINUTES; i++) {
      file.append(minute(i));
    }
    return file.toString();
  }

  /** A file of which the second half does not come. */
  private static final class HalfFile extends InputStream {
    private final CountDownLatch broken = new CountDownLatch(1);
    private final InputStream half;

    HalfFile(byte[] file) {
      half = new ByteArrayInputStream(file, 0, file.length / 2);
    }

    void breakOff() {
      broken.countDown();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = half.read(into, offset, length);
      if (read >= 0) {
        return read;
      }
      try {
        broken.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("The second half does not come.");
    }
  }

  @Test
  void shouldTakeListsOnceHoweverOftenTheyAreSent() {
    JsonArrayBuilder sampleItems = Json.createArrayBuilder();
    JsonArrayBuilder orderItems = Json.createArrayBuilder();
    for (int i = 0; i < 3; i++) {
      sampleItems.add(
          Json.createObjectBuilder()
              .add("sampled_at", BEGIN.plus(Duration.ofMinutes(5L * i)).toString())
              .add("quantity", "100." + i)
              .add("value", 6400));
      orderItems.add(
          Json.createObjectBuilder()
              .add("at", BEGIN.plusSeconds(i).toString())
              .add("side", "SELL")
              .add("price", 64000.5)
              .add("average_price", "64000")
              .add("quantity", "0.5")
              .add("filled", i == 2 ? "0.6" : "0.5"));
    }

    JsonObject samples = list(sampleItems);
    JsonObject orders = list(orderItems);

    assertThat(ok(service.post("/api/market/open-interest", samples)).getInt("accepted"))
        .isEqualTo(3);
    assertThat(ok(service.post("/api/market/liquidations", orders)).getInt("accepted"))
        .isEqualTo(2);
    assertThat(
            ok(service.at(system.second().base()).post("/api/market/open-interest", samples))
                .getInt("duplicate"))
        .isEqualTo(3);

    String stretch = "&from=2026-03-01T23:00:00Z&to=2026-03-03T00:00:00Z&" + instrument;
    assertThat(
            trader.get("/api/market/open-interest?limit=2" + stretch).json().getJsonArray("items"))
        .extracting(each -> each.asJsonObject().getString("quantity"))
        .containsExactly("100.1", "100.2");
    assertThat(
            trader.get("/api/market/liquidations?limit=9" + stretch).json().getJsonArray("items"))
        .extracting(each -> each.asJsonObject().getString("price"))
        .containsExactly("64000.5", "64000.5");
    assertThat(system.as("monitor").get("/api/metrics").body())
        .contains("market_ingested_rows_total{kind=\"liquidations\",result=\"rejected\"}");
  }

  @Test
  void shouldRefuseWhatIsNoFileOfTheExchange() throws Exception {
    String path = "/api/market/open-interest?" + instrument;

    assertRefused(400, admin.postCsv(path, "PK\u0003\u0004"), "compressed archive");
    assertRefused(400, admin.postCsv(path, "a,b\n1,2\n"), "names no column create_time");
    assertRefused(400, admin.postCsv(path, "1".repeat(3_000_000)), "names no column|longer than");
    assertRefused(
        400, admin.postCsv("/api/market/candles?venue=IMPORTED", "1"), "symbol is missing");
    assertRefused(403, service.postCsv(path, "a,b\n"), "Only administrators import files.");
    assertRefused(403, trader.postCsv(path, "a,b\n"), "Only administrators import files.");
    assertRefused(
        403,
        admin.post("/api/market/open-interest", list(Json.createArrayBuilder().add(item()))),
        "Only services send market data.");
    HttpResponse<String> endless =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(system.first().base().resolve(path))
                    .header("Authorization", "Bearer " + admin.token())
                    .header("Content-Type", "text/csv")
                    .POST(
                        BodyPublishers.ofInputStream(
                            () ->
                                new ByteArrayInputStream(
                                    "a,b\n".getBytes(StandardCharsets.US_ASCII))))
                    .build(),
                BodyHandlers.ofString());
    assertThat(endless.statusCode()).as(endless.body()).isEqualTo(411);
  }

  private JsonObject list(JsonArrayBuilder items) {
    return Json.createObjectBuilder()
        .add("venue", "IMPORTED")
        .add("symbol", symbol)
        .add("items", items)
        .build();
  }

  private static JsonObject item() {
    return Json.createObjectBuilder()
        .add("sampled_at", BEGIN.toString())
        .add("quantity", "1")
        .build();
  }

  private static String minute(int number) {
    long open = BEGIN.toEpochMilli() + number * 60_000L;
    int price = 60_000 + number % 1_000;
    return open
        + String.format(
            Locale.ROOT,
            ",%d.10,%d.50,%d.10,%d.20,12.345,%d,740700.12345,3,6.1725,370350.06172,%s%n",
            price,
            price + 9,
            price - 9,
            price,
            open + 59_999,
            "0".repeat(PADDING));
  }

  private static JsonObject ok(Reply reply) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.json();
  }

  private static void assertRefused(int status, Reply reply, String sentence) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(status);
    assertThat(reply.json().getString("detail")).containsPattern(sentence);
  }
}
