package org.tradewire.trading.heatmap.control.backtest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Spearman's rank correlation; equal values share the mean of their ranks. */
final class RankCorrelation {
  private static final int DECIMALS = 4;

  private RankCorrelation() {}

  /** From -1 to 1, four decimals; empty where one of the lists never differs. */
  static Optional<BigDecimal> of(List<BigDecimal> one, List<BigDecimal> other) {
    List<Long> ranks = doubledRanks(one);
    List<Long> others = doubledRanks(other);
    // Doubled ranks have the mean n + 1; sums of products of differences stay whole numbers.
    long mean = one.size() + 1L;
    long products = 0;
    long squares = 0;
    long otherSquares = 0;
    for (int i = 0; i < ranks.size(); i++) {
      long difference = ranks.get(i) - mean;
      long otherDifference = others.get(i) - mean;
      products += difference * otherDifference;
      squares += difference * difference;
      otherSquares += otherDifference * otherDifference;
    }
    if (squares == 0 || otherSquares == 0) {
      return Optional.empty();
    }
    BigDecimal root =
        BigDecimal.valueOf(squares)
            .multiply(BigDecimal.valueOf(otherSquares))
            .sqrt(MathContext.DECIMAL64);
    return Optional.of(
        BigDecimal.valueOf(products)
            .divide(root, MathContext.DECIMAL64)
            .setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }

  /** Twice the rank of each value, from 2 on. */
  private static List<Long> doubledRanks(List<BigDecimal> values) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      order.add(i);
    }
    order.sort((one, other) -> values.get(one).compareTo(values.get(other)));
    List<Long> ranks = new ArrayList<>(Collections.nCopies(values.size(), 0L));
    int begin = 0;
    while (begin < order.size()) {
      int end = begin;
      while (end + 1 < order.size()
          && values.get(order.get(end + 1)).compareTo(values.get(order.get(begin))) == 0) {
        end++;
      }
      for (int i = begin; i <= end; i++) {
        ranks.set(order.get(i), begin + end + 2L);
      }
      begin = end + 1;
    }
    return ranks;
  }
}
