package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Hands changes of open interest to candles: a sample belongs to the candle that holds the
 * millisecond before it, so one exactly on an edge to the candle that ends there; changes of one
 * candle add up. Which candles exist is for others to know.
 */
final class OpenInterestDeltas {
  private final NavigableMap<Long, BigDecimal> byOpenTime = new TreeMap<>();

  /**
   * Aligns samples.
   *
   * @param samples quantity by the instant of measuring, in milliseconds since the Unix epoch; the
   *     change of the first is 0
   * @param candleMs length of a candle in milliseconds
   */
  OpenInterestDeltas(NavigableMap<Long, BigDecimal> samples, long candleMs) {
    BigDecimal previous = null;
    for (var sample : samples.entrySet()) {
      long openTime = Math.floorDiv(sample.getKey() - 1, candleMs) * candleMs;
      BigDecimal change = previous == null ? BigDecimal.ZERO : sample.getValue().subtract(previous);
      byOpenTime.merge(openTime, change, BigDecimal::add);
      previous = sample.getValue();
    }
  }

  /** Changes by the candles that samples belong to, whether these exist or not. */
  NavigableMap<Long, BigDecimal> byOpenTime() {
    return byOpenTime;
  }
}
