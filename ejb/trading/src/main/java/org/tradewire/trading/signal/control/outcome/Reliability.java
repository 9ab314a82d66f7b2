package org.tradewire.trading.signal.control.outcome;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.signal.entity.performance.ReliabilityBin;
import org.tradewire.trading.signal.entity.performance.ReliabilityFigures;
import org.tradewire.trading.signal.entity.performance.ReliabilitySums;

/**
 * Whether signals of confidence c are won in the share c of cases. Sources: Brier (1950), Wilson
 * (1927), Naeini et al. (2015) for the expected calibration error.
 */
public final class Reliability {
  private static final int DECIMALS = 4;
  private static final MathContext DIGITS = Amounts.PRECISION;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal FOUR = BigDecimal.valueOf(4);

  /** Of the normal distribution, for 95 % between both ends. */
  private static final BigDecimal Z = new BigDecimal("1.959963984540054");

  private static final BigDecimal Z_SQUARED = Z.multiply(Z);

  private Reliability() {}

  /** The ends of an interval, 0 to 1, 4 decimals. */
  record Interval(BigDecimal low, BigDecimal high) {}

  /** Of sums of bins; those of the same bin are added. */
  public static ReliabilityFigures of(Collection<ReliabilitySums> sums) {
    List<ReliabilitySums> bins =
        new ArrayList<>(
            IntStream.range(0, ReliabilitySums.BINS).mapToObj(ReliabilitySums::none).toList());
    ReliabilitySums all = ReliabilitySums.none(0);
    for (ReliabilitySums each : sums) {
      bins.set(each.bin(), bins.get(each.bin()).plus(each));
      all = all.plus(each);
    }
    List<ReliabilityBin> curve = bins.stream().map(Reliability::bin).toList();
    if (all.count() == 0) {
      return new ReliabilityFigures(0, null, null, null, null, curve);
    }
    BigDecimal brier = divided(all.squaredErrors(), all.count());
    BigDecimal base = divided(BigDecimal.valueOf(all.wins()), all.count());
    return new ReliabilityFigures(
        all.count(),
        rounded(brier),
        rounded(base),
        skill(brier, base),
        rounded(calibrationError(bins, all.count())),
        curve);
  }

  private static BigDecimal skill(BigDecimal brier, BigDecimal base) {
    BigDecimal reference = base.multiply(BigDecimal.ONE.subtract(base));
    return reference.signum() == 0
        ? null
        : rounded(BigDecimal.ONE.subtract(brier.divide(reference, DIGITS)));
  }

  /** The sum of |sum of confidences - wins| of the bins, by the count of all. */
  private static BigDecimal calibrationError(List<ReliabilitySums> bins, long count) {
    return divided(
        bins.stream()
            .map(each -> each.confidences().subtract(BigDecimal.valueOf(each.wins())).abs())
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        count);
  }

  private static ReliabilityBin bin(ReliabilitySums sums) {
    BigDecimal from = BigDecimal.valueOf(sums.bin(), 1);
    BigDecimal to = BigDecimal.valueOf(sums.bin() + 1L, 1);
    if (sums.count() == 0) {
      return new ReliabilityBin(from, to, 0, null, null, null, null);
    }
    Interval interval = wilson(sums.wins(), sums.count());
    return new ReliabilityBin(
        from,
        to,
        sums.count(),
        rounded(divided(sums.confidences(), sums.count())),
        rounded(divided(BigDecimal.valueOf(sums.wins()), sums.count())),
        interval.low(),
        interval.high());
  }

  /**
   * Wilson's 95 % interval of a share.
   *
   * @param wins of {@code count}, which is above 0
   */
  static Interval wilson(long wins, long count) {
    BigDecimal n = BigDecimal.valueOf(count);
    BigDecimal share = divided(BigDecimal.valueOf(wins), count);
    BigDecimal scale = BigDecimal.ONE.add(Z_SQUARED.divide(n, DIGITS));
    BigDecimal centre = share.add(Z_SQUARED.divide(n.multiply(TWO), DIGITS));
    BigDecimal spread =
        share
            .multiply(BigDecimal.ONE.subtract(share))
            .divide(n, DIGITS)
            .add(Z_SQUARED.divide(n.multiply(n).multiply(FOUR), DIGITS));
    BigDecimal half = Z.multiply(spread.sqrt(DIGITS));
    return new Interval(
        rounded(centre.subtract(half).divide(scale, DIGITS)).max(BigDecimal.ZERO),
        rounded(centre.add(half).divide(scale, DIGITS)).min(BigDecimal.ONE));
  }

  private static BigDecimal divided(BigDecimal sum, long count) {
    return sum.divide(BigDecimal.valueOf(count), DIGITS);
  }

  private static BigDecimal rounded(BigDecimal value) {
    return value.setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
