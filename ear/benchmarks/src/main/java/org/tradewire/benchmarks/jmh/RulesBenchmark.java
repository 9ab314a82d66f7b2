package org.tradewire.benchmarks.jmh;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tradewire.trading.challenge.control.Booking;
import org.tradewire.trading.challenge.control.ChallengeEngine;
import org.tradewire.trading.challenge.control.ChallengeRules;
import org.tradewire.trading.challenge.control.ChallengeRules.Progress;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.FloatingProfit;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.Verdict;
import org.tradewire.trading.shared.TradeSide;
import org.tradewire.trading.template.entity.BestDay;
import org.tradewire.trading.template.entity.Breach;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.DailyLoss;
import org.tradewire.trading.template.entity.EquityFigures;
import org.tradewire.trading.template.entity.LossAction;
import org.tradewire.trading.template.entity.LossLimit;
import org.tradewire.trading.template.entity.MaximumLoss;
import org.tradewire.trading.template.entity.PhaseTerms;
import org.tradewire.trading.template.entity.TargetBasis;
import org.tradewire.trading.template.entity.TemplateDraft;
import org.tradewire.trading.template.entity.TradingDays;

/**
 * The rules of a challenge: a day's loss of the balance or equity at its reset, a whole loss that
 * trails the end of days, a target with least days and a best day. No goal.
 *
 * <p>Inside: the decision, on an account that stands within its limits, so that every rule is
 * looked at and none ends it. Not inside: locking and reading the account, valuing its positions,
 * writing it and its events.
 */
@State(Scope.Thread)
public class RulesBenchmark {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final BigDecimal BALANCE = new BigDecimal("100000.00");
  private static final FloatingProfit FLOATING = FloatingProfit.of(new BigDecimal("-1234.56"));

  private final ChallengeTerms terms = terms();
  private Challenge challenge;
  private Trade gain;
  private Trade loss;
  private EquityFigures figures;
  private Progress progress;
  private boolean gained;

  private static ChallengeTerms terms() {
    return new ChallengeTerms(
        TradingDays.midnight(ZoneOffset.UTC),
        new DailyLoss(
            DailyLoss.Basis.PCT_OF_MAX_BALANCE_EQUITY_AT_RESET,
            LossLimit.ofPercent(new BigDecimal("5")),
            Breach.REACHED,
            LossAction.FAIL),
        new MaximumLoss(
            MaximumLoss.Trail.TRAILING_EOD_BALANCE,
            LossLimit.ofPercent(new BigDecimal("10")),
            BALANCE,
            Breach.REACHED),
        new BestDay(new BigDecimal("50"), true, BestDay.Basis.HIGHER_OF),
        null,
        4,
        60,
        30,
        new BigDecimal("80"),
        TargetBasis.BALANCE_WHEN_FLAT,
        true,
        List.of(),
        List.of(
            new PhaseTerms(ChallengePhase.EVALUATION, new BigDecimal("10")),
            new PhaseTerms(ChallengePhase.FUNDED, null)));
  }

  @Setup
  public void begin() {
    ChallengeTemplate template =
        new ChallengeTemplate(
            UUID.randomUUID(),
            "bench",
            1,
            new TemplateDraft("Bench", BigDecimal.ONE, "USD", BALANCE, "USD", terms),
            NOW);
    challenge = new Challenge(UUID.randomUUID(), UUID.randomUUID(), template, NOW);
    gain = trade("gain", "12.34");
    loss = trade("loss", "-12.34");
    book();
    figures = challenge.figures();
    progress =
        new Progress(
            challenge.phase(),
            1,
            challenge.bestDay(BestDay.Basis.HIGHER_OF, figures.equity()),
            challenge.isFlat());
    if (challenge.status() != ChallengeStatus.ACTIVE
        || judge().isPresent()
        || wouldAct()
        || book().events().size() != 2) {
      throw new IllegalStateException("The account is not within its limits.");
    }
  }

  private Trade trade(String id, String result) {
    return new Trade(
        challenge.id(),
        id,
        "EURUSD",
        TradeSide.BUY,
        BigDecimal.ONE,
        new BigDecimal("1.10"),
        new BigDecimal(result),
        NOW);
  }

  /** The rules alone. */
  @Benchmark
  public Optional<Verdict> judge() {
    return ChallengeRules.judge(figures, progress, terms);
  }

  /** What the watch asks at each price: rules and warnings with what open positions would bring. */
  @Benchmark
  public boolean wouldAct() {
    return ChallengeEngine.wouldAct(challenge, terms, FLOATING);
  }

  /** A trade that was reported: its day, its effect, the rules, the warnings and its two events. */
  @Benchmark
  public Booking book() {
    gained = !gained;
    return ChallengeEngine.book(challenge, terms, gained ? gain : loss, NOW);
  }
}
