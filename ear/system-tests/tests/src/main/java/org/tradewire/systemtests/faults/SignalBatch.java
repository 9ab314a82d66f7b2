package org.tradewire.systemtests.faults;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Signals of one producer that are sent together.
 *
 * @param base the base currency of their symbol, which nobody else has
 * @param first the number of the first of them
 * @param at their time
 * @param padding bytes that each carries, which nothing makes smaller
 */
public record SignalBatch(String base, int first, int count, Instant at, int padding) {
  private static final int NS_PER_SIGNAL = 1_000;

  /** Of now. */
  public static SignalBatch of(String base, int first, int count) {
    return new SignalBatch(base, first, count, Instant.now().truncatedTo(ChronoUnit.MILLIS), 0);
  }

  /** The channel of their symbol and time frame. */
  static String channel(String base) {
    return "signals:" + base + "-USDT:1h";
  }

  /** Their ids, in order. */
  public List<String> ids() {
    return IntStream.range(first, first + count).mapToObj(this::id).toList();
  }

  private String id(int number) {
    return base + "_" + number;
  }

  /** Where one finds the first or the last of them. */
  String path(int number) {
    return "/api/signals/" + id(number) + "?time=" + time(number);
  }

  private Instant time(int number) {
    return at.plusNanos((long) (number - first) * NS_PER_SIGNAL);
  }

  /** As it is posted: the same each time. */
  public String body() {
    JsonArrayBuilder items = Json.createArrayBuilder();
    IntStream.range(first, first + count).forEach(number -> items.add(signal(number)));
    return items.build().toString();
  }

  private JsonObject signal(int number) {
    return Json.createObjectBuilder()
        .add("signal_id", id(number))
        .add("timestamp", time(number).toString())
        .add("symbol", base + "USDT")
        .add("timeframe", "1h")
        .add("direction", "buy")
        .add("confidence", new BigDecimal("0.8123"))
        .add("entry_price", new BigDecimal("100.10"))
        .add("stop_loss", 95)
        .add("tp1", 110)
        .add("metadata", Json.createObjectBuilder().add("padding", noise(number)))
        .build();
  }

  private String noise(int number) {
    byte[] bytes = new byte[padding * 3 / 4];
    new Random(number).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
