package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.market.entity.Candle;

/**
 * Samples of one instrument's open interest, and the change that belongs to a candle. A sample
 * exactly on an edge belongs to the candle that ends there; what changed in a candle that does not
 * exist belongs to the next one that does. Not thread-safe.
 */
public final class InterestSeries {
  private final long candleMs;
  private final NavigableMap<Long, Interest> samples = new TreeMap<>();

  /**
   * A sample.
   *
   * @param quantity in units of the base currency
   * @param value in units of the quote currency; null where the venue does not say it
   */
  public record Interest(BigDecimal quantity, BigDecimal value) {}

  /**
   * Without samples.
   *
   * @param candleMs length of a candle in milliseconds
   */
  public InterestSeries(long candleMs) {
    this.candleMs = candleMs;
  }

  /** Takes a sample, or another form of one. */
  public void put(long sampledAtMs, Interest sample) {
    samples.put(sampledAtMs, sample);
  }

  /** Forgets samples before the last one at or before an instant. */
  public void forgetBefore(long timeMs) {
    Long last = samples.floorKey(timeMs);
    if (last != null) {
      samples.headMap(last, false).clear();
    }
  }

  /** Time of the newest sample, milliseconds since the Unix epoch; empty without samples. */
  public Optional<Long> newestMs() {
    return samples.isEmpty() ? Optional.empty() : Optional.of(samples.lastKey());
  }

  /** The last sample that belongs to a candle or one before it; empty where there is none. */
  public Optional<Interest> at(Candle candle) {
    return Optional.ofNullable(samples.floorEntry(end(candle))).map(Map.Entry::getValue);
  }

  /**
   * The change of open interest that belongs to a candle, in the model's unit. Where the venue says
   * no value the change in quantity counts at the candle's close.
   *
   * @param previous the candle before it; null where it is the first
   * @return 0 where no sample belongs to it, or only the very first
   */
  public BigDecimal delta(HeatmapModel model, Candle previous, Candle candle) {
    long begin = previous == null ? candle.openTimeMs() : end(previous);
    Map.Entry<Long, Interest> last = samples.floorEntry(end(candle));
    Map.Entry<Long, Interest> before = samples.floorEntry(begin);
    if (last == null || last.getKey() <= begin) {
      return BigDecimal.ZERO;
    }
    Interest from = (before == null ? samples.higherEntry(begin) : before).getValue();
    return change(model, from, last.getValue(), candle.close());
  }

  private static BigDecimal change(
      HeatmapModel model, Interest from, Interest until, BigDecimal price) {
    BigDecimal quantity = until.quantity().subtract(from.quantity());
    if (model == HeatmapModel.ISOLATED_MARGIN) {
      return quantity;
    }
    return from.value() == null || until.value() == null
        ? quantity.multiply(price)
        : until.value().subtract(from.value());
  }

  private long end(Candle candle) {
    return candle.openTimeMs() + candleMs;
  }
}
