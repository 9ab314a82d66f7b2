package org.tradewire.trading.signal.entity.performance;

import java.math.BigDecimal;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.StoredSignal;

/**
 * Decided signals, added up.
 *
 * @param results how many have a result in R: won or lost with a stop, or expired after the entry
 * @param confidences sum of the confidences of those won or lost
 * @param squaredErrors sum of (confidence - won)^2 of those won or lost, won being 1 or 0
 * @param result sum of all results, R
 * @param resultWon of those won
 * @param resultLost of those lost; 0 or below
 */
public record OutcomeSums(
    long results,
    long wins,
    long losses,
    long expired,
    BigDecimal confidences,
    BigDecimal squaredErrors,
    BigDecimal result,
    BigDecimal resultWon,
    BigDecimal resultLost) {

  /** Of no signal. */
  public static final OutcomeSums NONE =
      new OutcomeSums(
          0,
          0,
          0,
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO);

  /** Of one signal; of one that is pending, cancelled or neutral nothing. */
  public static OutcomeSums of(StoredSignal signal) {
    SignalOutcome outcome = signal.course().outcome();
    boolean won = outcome == SignalOutcome.WIN;
    boolean lost = outcome == SignalOutcome.LOSS;
    boolean expired = outcome == SignalOutcome.EXPIRED;
    if (!won && !lost && !expired) {
      return NONE;
    }
    BigDecimal confidence = expired ? BigDecimal.ZERO : signal.signal().confidence();
    BigDecimal stored = signal.course().result();
    BigDecimal result = stored == null ? BigDecimal.ZERO : stored;
    return new OutcomeSums(
        stored == null ? 0 : 1,
        won ? 1 : 0,
        lost ? 1 : 0,
        expired ? 1 : 0,
        confidence,
        expired ? BigDecimal.ZERO : ReliabilitySums.squaredError(confidence, won),
        result,
        won ? result : BigDecimal.ZERO,
        lost ? result : BigDecimal.ZERO);
  }

  /** Both together. */
  public OutcomeSums plus(OutcomeSums other) {
    return new OutcomeSums(
        results + other.results,
        wins + other.wins,
        losses + other.losses,
        expired + other.expired,
        confidences.add(other.confidences),
        squaredErrors.add(other.squaredErrors),
        result.add(other.result),
        resultWon.add(other.resultWon),
        resultLost.add(other.resultLost));
  }

  /** How many were won or lost. */
  public long decided() {
    return wins + losses;
  }
}
