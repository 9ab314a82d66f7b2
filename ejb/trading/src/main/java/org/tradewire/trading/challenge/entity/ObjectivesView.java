package org.tradewire.trading.challenge.entity;

import java.math.BigDecimal;
import java.time.Instant;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.EquityFigures;
import org.tradewire.trading.template.entity.LossMeasure;

/**
 * How far a challenge is from each limit and from its target. Money has 2 decimals; what the terms
 * do not limit is null.
 *
 * @param dailyFloor equity at which the day's limit lies
 * @param dailyRemaining what may still be lost today
 * @param dailyUsedPercent share of the day's limit that is used up, percent points, at least 0
 * @param targetEquity equity at which the phase ends
 * @param bestDayPercent share of the best day in the profit; null also where there is no profit
 * @param closingHigh highest balance at the end of a trading day, at least the initial one
 * @param dailyStartBalance balance at the last reset
 * @param nextResetAt when the next trading day begins; null unless ACTIVE
 * @param lockedUntil until when nothing may be opened; null where nothing forbids it
 */
public record ObjectivesView(
    BigDecimal dailyFloor,
    BigDecimal dailyRemaining,
    BigDecimal dailyUsedPercent,
    BigDecimal maximumFloor,
    BigDecimal maximumRemaining,
    BigDecimal maximumUsedPercent,
    BigDecimal targetEquity,
    int tradingDays,
    int minimumTradingDays,
    BigDecimal bestDay,
    BigDecimal bestDayPercent,
    BigDecimal bestDayMaxPercent,
    BigDecimal closingHigh,
    BigDecimal dailyStartBalance,
    Instant nextResetAt,
    Instant lockedUntil) {

  /** Measures a challenge against its terms. */
  static ObjectivesView of(Challenge challenge, ChallengeTerms terms) {
    EquityFigures figures = challenge.figures();
    LossMeasure daily = terms.daily(figures).orElse(null);
    LossMeasure total = terms.total(figures).orElse(null);
    TradingRecord record = challenge.record();
    BigDecimal profit = figures.equity().subtract(figures.initial());
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
        record.bestDay(),
        terms.bestDay() == null
            ? null
            : terms.bestDay().share(record.bestDay(), profit).map(Amounts::posted).orElse(null),
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
