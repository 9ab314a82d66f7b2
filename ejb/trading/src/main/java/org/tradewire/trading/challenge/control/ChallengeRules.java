package org.tradewire.trading.challenge.control;

import java.math.BigDecimal;
import java.util.Optional;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.StatusReason;
import org.tradewire.trading.challenge.entity.Verdict;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.template.entity.BestDay;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.EquityFigures;
import org.tradewire.trading.template.entity.LossAction;
import org.tradewire.trading.template.entity.LossMeasure;
import org.tradewire.trading.template.entity.TargetBasis;

/**
 * The rules, first hit wins: the day's loss, the whole loss, then the target. A rule whose base is
 * 0 is skipped. Compared unrounded. A day's loss that only locks is weaker than a whole loss that
 * ends. A target is met by the balance of an account with nothing open, unless the terms say the
 * equity.
 */
public final class ChallengeRules {

  private ChallengeRules() {}

  /**
   * How far a challenge has come.
   *
   * @param tradingDays days on which was traded
   * @param bestDay what the best of them brought
   * @param flat no position is open
   */
  public record Progress(ChallengePhase phase, int tradingDays, BigDecimal bestDay, boolean flat) {

    /** As it stands at some figures. */
    static Progress of(Challenge challenge, EquityFigures figures, ChallengeTerms terms) {
      return new Progress(
          challenge.phase(),
          challenge.record().days(),
          challenge.bestDay(basis(terms), figures.equity()),
          challenge.isFlat());
    }

    /** As it stood when the running day began, of what the day before brought. */
    static Progress ofDayBefore(Challenge challenge, EquityFigures figures, ChallengeTerms terms) {
      Progress now = of(challenge, figures, terms);
      return new Progress(
          now.phase, now.tradingDays, now.bestDay, now.flat && challenge.day().startedFlat());
    }
  }

  /** What a day of an account brings; also where the terms ask for no consistency. */
  static BestDay.Basis basis(ChallengeTerms terms) {
    return terms.bestDay() == null ? BestDay.Basis.HIGHER_OF : terms.bestDay().basis();
  }

  /** Judges the figures of an ACTIVE challenge; empty when it goes on as before. */
  public static Optional<Verdict> judge(
      EquityFigures figures, Progress progress, ChallengeTerms terms) {
    boolean dailyBroken =
        terms.daily(figures).filter(limit -> isBroken(limit, figures)).isPresent();
    if (dailyBroken && terms.dailyLoss().action() == LossAction.FAIL) {
      return failed(StatusReason.MAX_DAILY_DRAWDOWN);
    }
    if (terms.total(figures).filter(limit -> isBroken(limit, figures)).isPresent()) {
      return failed(StatusReason.MAX_TOTAL_DRAWDOWN);
    }
    if (dailyBroken) {
      return Optional.of(new Verdict(ChallengeStatus.ACTIVE, StatusReason.MAX_DAILY_DRAWDOWN));
    }
    if (isTargetMet(figures, progress, terms)) {
      return Optional.of(new Verdict(passed(progress.phase(), terms), StatusReason.PROFIT_TARGET));
    }
    return Optional.empty();
  }

  /** How a phase ends whose target is met: FUNDED where no other evaluation follows. */
  private static ChallengeStatus passed(ChallengePhase phase, ChallengeTerms terms) {
    boolean evaluationFollows =
        terms.successor(phase).filter(next -> next != ChallengePhase.FUNDED).isPresent();
    return evaluationFollows ? ChallengeStatus.PASSED : ChallengeStatus.FUNDED;
  }

  private static Optional<Verdict> failed(StatusReason reason) {
    return Optional.of(new Verdict(ChallengeStatus.FAILED, reason));
  }

  private static boolean isBroken(LossMeasure limit, EquityFigures figures) {
    return limit.isBroken(figures.equity());
  }

  private static boolean isTargetMet(
      EquityFigures figures, Progress progress, ChallengeTerms terms) {
    // Of an account with nothing open the equity is the balance.
    BigDecimal profit = figures.equity().subtract(figures.initial());
    boolean counts = progress.flat() || terms.targetBasis() == TargetBasis.EQUITY;
    return counts
        && figures.initial().signum() != 0
        && terms
            .target(progress.phase())
            .map(percent -> Amounts.percentOf(percent, figures.initial()))
            .filter(target -> profit.compareTo(target) >= 0)
            .isPresent()
        && progress.tradingDays() >= terms.minimumTradingDays()
        && (terms.bestDay() == null || terms.bestDay().isMet(progress.bestDay(), profit));
  }
}
