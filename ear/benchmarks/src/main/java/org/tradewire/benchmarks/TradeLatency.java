package org.tradewire.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Time from sending {@code POST /api/trades} to the arrival of its EQUITY_UPDATED in the
 * challenge's room, one trade at a time; and the time of the POST itself.
 */
final class TradeLatency {

  private static final int WARM_UP = 100;
  private static final String EVENT = "\"EQUITY_UPDATED\"";

  private final Stack stack;
  private final Histogram room = new Histogram(60_000_000_000L, 3);
  private final Histogram post = new Histogram(60_000_000_000L, 3);

  TradeLatency(Stack stack) {
    this.stack = stack;
  }

  Histogram room() {
    return room;
  }

  Histogram post() {
    return post;
  }

  void measure(String trader, String service, int trades) throws IOException, InterruptedException {
    String challenge = startChallenge(stack, trader);
    BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
    WebSocket socket =
        stack.open(
            "/ws/challenges",
            trader,
            new Frames(
                (frame, now) -> {
                  for (int at = frame.indexOf(EVENT); at >= 0; at = frame.indexOf(EVENT, at + 1)) {
                    arrivals.add(now);
                  }
                },
                () -> {}));
    socket
        .sendText("{\"action\":\"join_challenge\",\"challenge_id\":\"" + challenge + "\"}", true)
        .join();
    await(arrivals); // the snapshot
    for (int i = 0; i < WARM_UP + trades; i++) {
      long start = EpochClock.nanos();
      stack.post("/api/trades", service, trade(challenge, i), 201);
      long posted = EpochClock.nanos();
      long arrived = await(arrivals);
      if (i >= WARM_UP) {
        post.recordValue(Math.max(1, posted - start));
        room.recordValue(Math.max(1, arrived - start));
      }
    }
    socket.abort();
  }

  /** Buys the Classic challenge, which small wins and losses never end. */
  static String startChallenge(Stack stack, String trader)
      throws IOException, InterruptedException {
    HttpResponse<String> templates = stack.getRaw("/api/challenge-templates", trader);
    try (var reader = Json.createReader(new StringReader(templates.body()))) {
      String template =
          reader.readArray().getValuesAs(JsonObject.class).stream()
              .filter(each -> each.getString("code").equals("CLASSIC_10K"))
              .findFirst()
              .orElseThrow(() -> new IOException("there is no template CLASSIC_10K"))
              .getString("id");
      JsonObject body = Json.createObjectBuilder().add("template_id", template).build();
      return stack.post("/api/challenges", trader, body, 201).getString("id");
    }
  }

  /** Alternates small wins and losses, so that no rule ends the challenge. */
  static JsonObject trade(String challenge, int i) {
    return Json.createObjectBuilder()
        .add("challenge_id", challenge)
        .add("trade_id", UUID.randomUUID().toString())
        .add("symbol", "EUR-USD")
        .add("side", i % 2 == 0 ? "BUY" : "SELL")
        .add("quantity", "0.10")
        .add("price", "1.10010")
        .add("realized_pnl", i % 2 == 0 ? "1.00" : "-1.00")
        .add("executed_at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
        .build();
  }

  private static long await(BlockingQueue<Long> arrivals) throws IOException, InterruptedException {
    Long arrived = arrivals.poll(10, TimeUnit.SECONDS);
    if (arrived == null) {
      throw new IOException("no EQUITY_UPDATED arrived in the room within 10 s");
    }
    return arrived;
  }
}
