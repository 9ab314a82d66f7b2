package org.tradewire.trading.market.control.demo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.tradewire.feed.api.Side;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Open interest and liquidations of a simulated market that fit its candles: open interest grows a
 * little while the price is calm and falls where it moves fast, which is where orders are forced,
 * on the side that lost. A function of the candles and of the first real sample, which the history
 * meets: every node makes the same.
 */
public final class DemoPositions {

  /** What is invented says so. */
  public static final String SOURCE = "simulated";

  private static final long TEN_THOUSANDTHS = 10_000;

  /** Usual changes of open interest in a candle, in ten-thousandths. */
  private static final int NOISE = 30;

  private static final int GROWTH = 3;
  private static final int MOST = 200;

  /** Orders are forced in the fastest fifth of the candles. */
  private static final int FAST_PART = 5;

  private static final int MOST_ORDERS = 4;
  private static final int MOST_VOLUME = 80;
  private static final int VALUE_DECIMALS = 2;

  private final VenueSymbol instrument;
  private final List<Candle> candles;
  private final OpenInterestSample first;
  private final long fast;

  /**
   * Of one instrument.
   *
   * @param candles of 5 minutes, oldest first, all over before the first sample
   * @param first the oldest real sample
   */
  public DemoPositions(List<Candle> candles, OpenInterestSample first) {
    this.instrument = first.instrument();
    this.candles = List.copyOf(candles);
    this.first = first;
    List<Long> ranges = candles.stream().map(DemoPositions::range).sorted().toList();
    this.fast =
        ranges.isEmpty()
            ? Long.MAX_VALUE
            : ranges.get(ranges.size() - 1 - ranges.size() / FAST_PART);
  }

  /** A sample at the end of each candle, oldest first. */
  public List<OpenInterestSample> openInterest() {
    List<OpenInterestSample> samples = new ArrayList<>(candles.size());
    BigDecimal quantity = first.quantity();
    for (int i = candles.size() - 1; i >= 0; i--) {
      Candle candle = candles.get(i);
      samples.add(
          new OpenInterestSample(
              instrument,
              Instant.ofEpochMilli(candle.openTimeMs() + TimeFrame.M5.lengthMs()),
              quantity,
              quantity.multiply(candle.close()).setScale(VALUE_DECIMALS, RoundingMode.HALF_EVEN),
              SOURCE));
      quantity =
          quantity
              .multiply(BigDecimal.valueOf(TEN_THOUSANDTHS))
              .divide(BigDecimal.valueOf(TEN_THOUSANDTHS + change(candle)), MathContext.DECIMAL64)
              .setScale(first.quantity().scale(), RoundingMode.HALF_EVEN);
    }
    Collections.reverse(samples);
    return samples;
  }

  /** Orders that were forced, oldest first; at most one in a second, as an exchange tells them. */
  public List<ObservedLiquidation> liquidations() {
    List<ObservedLiquidation> orders = new ArrayList<>();
    for (Candle candle : candles) {
      if (range(candle) < fast || candle.volume().signum() == 0) {
        continue;
      }
      SplittableRandom random = random(candle, 1);
      Set<Integer> seconds = new HashSet<>();
      int wanted = 1 + random.nextInt(MOST_ORDERS);
      while (seconds.size() < wanted) {
        seconds.add(random.nextInt((int) (TimeFrame.M5.lengthMs() / 1_000)));
      }
      seconds.stream().sorted().forEach(second -> orders.add(order(candle, second, random)));
    }
    return orders;
  }

  private ObservedLiquidation order(Candle candle, int second, SplittableRandom random) {
    boolean fell = candle.close().compareTo(candle.open()) < 0;
    BigDecimal end = fell ? candle.low() : candle.high();
    BigDecimal price =
        end.add(part(candle.open().subtract(end), random.nextInt((int) TEN_THOUSANDTHS)))
            .setScale(candle.open().scale(), RoundingMode.HALF_EVEN);
    BigDecimal quantity =
        part(candle.volume(), 1 + random.nextInt(MOST_VOLUME))
            .setScale(candle.volume().scale(), RoundingMode.UP);
    return new ObservedLiquidation(
        instrument,
        fell ? Side.SELL : Side.BUY,
        price,
        price,
        quantity,
        quantity,
        Instant.ofEpochMilli(candle.openTimeMs() + second * 1_000L));
  }

  private long change(Candle candle) {
    long noise = random(candle, 0).nextInt(-NOISE, NOISE + 1);
    long range = range(candle);
    return Math.max(-MOST, Math.min(MOST, GROWTH + noise - (range >= fast ? range / 2 : 0)));
  }

  /** From the lowest to the highest price, in ten-thousandths of the first one. */
  private static long range(Candle candle) {
    return candle
        .high()
        .subtract(candle.low())
        .multiply(BigDecimal.valueOf(TEN_THOUSANDTHS))
        .divide(candle.open(), 0, RoundingMode.HALF_EVEN)
        .longValue();
  }

  private static BigDecimal part(BigDecimal whole, int tenThousandths) {
    return whole.multiply(BigDecimal.valueOf(tenThousandths, 4));
  }

  private SplittableRandom random(Candle candle, int use) {
    return new SplittableRandom(
        candle.openTimeMs() * 31L * 31L + instrument.symbol().hashCode() * 31L + use);
  }
}
