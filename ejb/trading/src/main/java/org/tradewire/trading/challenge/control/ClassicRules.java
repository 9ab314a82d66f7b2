package org.tradewire.trading.challenge.control;

import java.math.BigDecimal;
import java.util.Optional;
import org.tradewire.trading.challenge.entity.Amounts;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.ChallengeTerms;
import org.tradewire.trading.challenge.entity.DrawdownAlert;
import org.tradewire.trading.challenge.entity.EquityFigures;
import org.tradewire.trading.challenge.entity.StatusReason;

/**
 * The Classic rules, first hit wins: daily loss from the day's start, total loss from the peak,
 * then the profit target. A loss breaks a rule when it goes <em>beyond</em> the limit; the target
 * is reached at the limit. A rule whose base is 0 is skipped. Compared unrounded.
 */
public final class ClassicRules {

  private ClassicRules() {}

  /** How a challenge ends, and why. */
  public record Verdict(ChallengeStatus status, StatusReason reason) {}

  /** Judges the figures of an ACTIVE challenge; empty when it stays ACTIVE. */
  public static Optional<Verdict> judge(EquityFigures figures, ChallengeTerms terms) {
    if (beyond(dailyDrawdown(figures), terms.maxDailyDrawdownPercent())) {
      return Optional.of(new Verdict(ChallengeStatus.FAILED, StatusReason.MAX_DAILY_DRAWDOWN));
    }
    if (beyond(totalDrawdown(figures), terms.maxTotalDrawdownPercent())) {
      return Optional.of(new Verdict(ChallengeStatus.FAILED, StatusReason.MAX_TOTAL_DRAWDOWN));
    }
    if (targetReached(figures, terms.profitTargetPercent())) {
      return Optional.of(new Verdict(ChallengeStatus.FUNDED, StatusReason.PROFIT_TARGET));
    }
    return Optional.empty();
  }

  /** The drawdown that a warning is about, in percent points; empty where its base is 0. */
  static Optional<BigDecimal> drawdown(DrawdownAlert alert, EquityFigures figures) {
    return alert == DrawdownAlert.HIGH_DAILY_DRAWDOWN
        ? dailyDrawdown(figures)
        : totalDrawdown(figures);
  }

  private static Optional<BigDecimal> dailyDrawdown(EquityFigures figures) {
    return percentBelow(figures.dayStart(), figures.equity());
  }

  private static Optional<BigDecimal> totalDrawdown(EquityFigures figures) {
    return percentBelow(figures.peak(), figures.equity());
  }

  private static Optional<BigDecimal> percentBelow(BigDecimal base, BigDecimal value) {
    return base.signum() == 0 ? Optional.empty() : Optional.of(Amounts.percentBelow(base, value));
  }

  private static boolean beyond(Optional<BigDecimal> drawdown, BigDecimal limit) {
    return drawdown.isPresent() && drawdown.get().compareTo(limit) > 0;
  }

  private static boolean targetReached(EquityFigures figures, BigDecimal target) {
    return figures.initial().signum() != 0
        && figures
                .equity()
                .subtract(figures.initial())
                .compareTo(Amounts.percentOf(target, figures.initial()))
            >= 0;
  }
}
