package org.tradewire.trading.challenge.control;

import java.math.BigDecimal;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.TradingRecord;
import org.tradewire.trading.challenge.entity.view.ObjectivesView;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.EquityFigures;
import org.tradewire.trading.template.entity.LossMeasure;
import org.tradewire.trading.template.entity.TargetBasis;

/** How far a challenge is from each limit and from its target. Pure. */
final class Objectives {

  private Objectives() {}

  /** Measures a challenge against its terms. */
  static ObjectivesView of(Challenge challenge, ChallengeTerms terms) {
    EquityFigures figures = challenge.figures();
    LossMeasure daily = terms.daily(figures).orElse(null);
    LossMeasure total = terms.total(figures).orElse(null);
    TradingRecord record = challenge.record();
    BigDecimal counted =
        terms.targetBasis() == TargetBasis.EQUITY ? figures.equity() : challenge.ledger().balance();
    BigDecimal profit = counted.subtract(figures.initial());
    BigDecimal bestDay = challenge.bestDay(ChallengeRules.basis(terms), figures.equity());
    return new ObjectivesView(
        floor(daily),
        daily == null ? null : daily.remaining(figures.equity()),
        used(daily, figures.equity()),
        floor(total),
        total == null ? null : total.remaining(figures.equity()),
        used(total, figures.equity()),
        terms
            .target(challenge.phase())
            .map(percent -> figures.initial().add(Amounts.percentOf(percent, figures.initial())))
            .map(Amounts::posted)
            .orElse(null),
        record.days(),
        terms.minimumTradingDays(),
        bestDay,
        terms.bestDay() == null
            ? null
            : terms.bestDay().share(bestDay, profit).map(Amounts::posted).orElse(null),
        terms.bestDay() == null ? null : terms.bestDay().maxPercent(),
        figures.closingHigh(),
        figures.dayStartBalance(),
        challenge.nextResetAt(),
        challenge.lockedUntil());
  }

  private static BigDecimal floor(LossMeasure measure) {
    return measure == null ? null : Amounts.posted(measure.floor());
  }

  private static BigDecimal used(LossMeasure measure, BigDecimal equity) {
    return measure == null
        ? null
        : Amounts.posted(measure.usedPercent(equity).max(BigDecimal.ZERO));
  }
}
