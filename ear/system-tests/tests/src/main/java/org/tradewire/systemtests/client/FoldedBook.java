package org.tradewire.systemtests.client;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An order book rebuilt from a channel's full books and changes, as any client would.
 * Single-threaded.
 */
public final class FoldedBook {
  private final NavigableMap<BigDecimal, BigDecimal> bids =
      new TreeMap<>(Comparator.reverseOrder());
  private final NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
  private boolean started;
  private long epoch;
  private long version;

  /**
   * Applies one message of type {@code book}. Changes before the first full book are ignored; a
   * change that does not continue the version held breaks the book.
   *
   * @throws IllegalStateException when the chain of versions has a hole
   */
  public void apply(JsonObject message) {
    JsonObject data = message.getJsonObject("data");
    if (message.getBoolean("initial", false)) {
      bids.clear();
      asks.clear();
      started = true;
    } else if (!started) {
      return;
    } else if (number(data, "prev_version") != version || Messages.epoch(message) != epoch) {
      throw new IllegalStateException(
          "change "
              + data.get("prev_version")
              + " -> "
              + data.get("version")
              + " of epoch "
              + message.get("epoch")
              + " does not continue version "
              + version
              + " of epoch "
              + epoch);
    }
    epoch = Messages.epoch(message);
    version = number(data, "version");
    set(bids, data.getJsonArray("bids"));
    set(asks, data.getJsonArray("asks"));
  }

  public boolean started() {
    return started;
  }

  public boolean crossed() {
    return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey().compareTo(asks.firstKey()) >= 0;
  }

  public boolean twoSided() {
    return !bids.isEmpty() && !asks.isEmpty();
  }

  /** Epoch and version: what names a state of the book everywhere. */
  public String position() {
    return epoch + "/" + version;
  }

  public long epoch() {
    return epoch;
  }

  /** The best levels of each side, best first, in one canonical text. */
  public String levels(int depth) {
    return side(bids, depth) + " | " + side(asks, depth);
  }

  private static String side(NavigableMap<BigDecimal, BigDecimal> levels, int depth) {
    return levels.entrySet().stream()
        .limit(depth)
        .map(
            level ->
                level.getKey().toPlainString()
                    + "@"
                    + level.getValue().stripTrailingZeros().toPlainString())
        .collect(Collectors.joining(" "));
  }

  private static void set(NavigableMap<BigDecimal, BigDecimal> side, JsonArray levels) {
    for (JsonValue level : levels) {
      BigDecimal price = new BigDecimal(level.asJsonArray().getString(0)).stripTrailingZeros();
      BigDecimal quantity = new BigDecimal(level.asJsonArray().getString(1));
      if (quantity.signum() == 0) {
        side.remove(price);
      } else {
        side.put(price, quantity);
      }
    }
  }

  private static long number(JsonObject data, String name) {
    return data.getJsonNumber(name).longValueExact();
  }
}
