package org.tradewire.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Accounts with open positions on a moving market, each with a client on its equity: how far the
 * watch is behind, how old what it tells is when it arrives, and how long market orders take
 * meanwhile.
 */
public final class OpenPositions {

  private static final int CHALLENGES = 100;
  private static final List<String> SYMBOLS = List.of("EUR-USD", "GBP-USD", "BTC-USD");
  private static final String LOTS = "0.01";
  private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(1);
  private static final int PATIENCE_SECONDS = 60;
  private static final Pattern TIME = Pattern.compile("\"timestamp\":\"([^\"]+)\"");
  private static final Pattern BUCKET =
      Pattern.compile("position_watch_behind_bucket\\{le=\"([^\"]+)\"} (\\d+)");

  private final Stack stack;
  private final String trader;
  private final String monitor;
  private final List<String> challenges = new ArrayList<>();
  private final List<WebSocket> sockets = new ArrayList<>();
  private final Histogram age = new ConcurrentHistogram(LONGEST_NS, 3);
  private final AtomicLong told = new AtomicLong();

  private OpenPositions(Stack stack, String trader, String monitor) {
    this.stack = stack;
    this.trader = trader;
    this.monitor = monitor;
  }

  /**
   * Opens everything, watches for a while, and then trades beside it.
   *
   * @param monitor token of a user that may read the metrics
   * @return lines for a table
   */
  public static List<String> measure(Stack stack, String trader, String monitor, int seconds)
      throws IOException, InterruptedException {
    OpenPositions run = new OpenPositions(stack, trader, monitor);
    try {
      run.open();
      return run.rows(seconds);
    } finally {
      run.sockets.forEach(WebSocket::abort);
    }
  }

  private void open() throws IOException, InterruptedException {
    for (int i = 0; i < CHALLENGES; i++) {
      String challenge = TradeLatency.startChallenge(stack, trader);
      challenges.add(challenge);
      for (String symbol : SYMBOLS) {
        place(challenge, symbol);
      }
      WebSocket socket = stack.open("/ws/challenges", trader, new Frames(this::arrived, () -> {}));
      socket
          .sendText(
              "{\"action\":\"subscribe\",\"id\":1,\"channels\":[\"equity:" + challenge + "\"]}",
              true)
          .join();
      sockets.add(socket);
    }
  }

  private List<String> rows(int seconds) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(seconds);
    age.reset();
    told.set(0);
    List<long[]> before = buckets();
    TimeUnit.SECONDS.sleep(seconds);
    List<long[]> after = buckets();
    long messages = told.get();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Watching %,d positions on %d accounts: %,.0f equity messages/s; age at the client p50"
                + " %.1f ms, p99 %.1f ms; price waited at most (bucket) p50 %s s, p99 %s s, of %d"
                + " turns",
            CHALLENGES * SYMBOLS.size(),
            CHALLENGES,
            (double) messages / seconds,
            age.getValueAtPercentile(50) / 1e6,
            age.getValueAtPercentile(99) / 1e6,
            quantile(before, after, 0.5),
            quantile(before, after, 0.99),
            turns(before, after)));
    Histogram orders = new Histogram(LONGEST_NS, 3);
    Histogram closings = new Histogram(LONGEST_NS, 3);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int turn = 0; System.nanoTime() - end < 0; turn++) {
      String challenge = challenges.get(turn % CHALLENGES);
      long start = System.nanoTime();
      String position = place(challenge, SYMBOLS.get(0)).getString("position_id");
      long placed = System.nanoTime();
      stack.post(
          "/api/challenges/" + challenge + "/positions/" + position + "/close",
          trader,
          JsonValue.EMPTY_JSON_OBJECT,
          201);
      orders.recordValue(placed - start);
      closings.recordValue(System.nanoTime() - placed);
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "Beside it, one after the other: %,d market orders, answer p50 %.1f ms, p99 %.1f ms;"
                + " as many closings, p50 %.1f ms, p99 %.1f ms",
            orders.getTotalCount(),
            orders.getValueAtPercentile(50) / 1e6,
            orders.getValueAtPercentile(99) / 1e6,
            closings.getValueAtPercentile(50) / 1e6,
            closings.getValueAtPercentile(99) / 1e6));
    return lines;
  }

  private void arrived(String frame, long now) {
    Matcher times = TIME.matcher(frame);
    while (times.find()) {
      Instant at = Instant.parse(times.group(1));
      long atNs = TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
      age.recordValue(Math.max(1, Math.min(LONGEST_NS, now - atNs)));
      told.incrementAndGet();
    }
  }

  /** Places a market order as soon as there is a price. */
  private JsonObject place(String challenge, String symbol)
      throws IOException, InterruptedException {
    JsonObject order =
        Json.createObjectBuilder()
            .add("symbol", symbol)
            .add("side", "BUY")
            .add("type", "MARKET")
            .add("quantity", LOTS)
            .build();
    String path = "/api/challenges/" + challenge + "/orders";
    for (int second = 0; ; second++) {
      try {
        return stack.post(path, trader, order, 201);
      } catch (IOException e) {
        if (second == PATIENCE_SECONDS || !e.getMessage().contains("answered 503")) {
          throw e;
        }
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  /** Counts up to each bound, in microseconds; the last bound stands for all. */
  private List<long[]> buckets() throws IOException, InterruptedException {
    List<long[]> buckets = new ArrayList<>();
    Matcher lines = BUCKET.matcher(stack.getRaw("/api/metrics", monitor).body());
    while (lines.find()) {
      long bound =
          lines.group(1).equals("+Inf")
              ? Long.MAX_VALUE
              : Math.round(Double.parseDouble(lines.group(1)) * 1e6);
      buckets.add(new long[] {bound, Long.parseLong(lines.group(2))});
    }
    if (buckets.isEmpty()) {
      throw new IOException("the metrics do not tell position_watch_behind");
    }
    return buckets;
  }

  private static long turns(List<long[]> before, List<long[]> after) {
    int last = after.size() - 1;
    return after.get(last)[1] - before.get(last)[1];
  }

  /** The bound of the bucket in which a quantile lies, in seconds. */
  private static String quantile(List<long[]> before, List<long[]> after, double quantile) {
    long wanted = (long) Math.ceil(turns(before, after) * quantile);
    for (int i = 0; i < after.size(); i++) {
      if (after.get(i)[1] - before.get(i)[1] >= wanted) {
        return String.valueOf(after.get(i)[0] / 1e6);
      }
    }
    return "?";
  }
}
