package org.tradewire.trading.challenge.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.LossRule;
import org.tradewire.trading.challenge.entity.event.DrawdownAlert;
import org.tradewire.trading.challenge.entity.event.RiskAlertRaised;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.EquityFigures;
import org.tradewire.trading.template.entity.LossMeasure;

/**
 * Warns when a loss reaches the terms' share of its limit: once per crossing, daily before total.
 * Below the share, and with a new day, a warning is armed again.
 */
final class DrawdownWarnings {

  private DrawdownWarnings() {}

  /** Looks at a challenge that is still ACTIVE after a trade. */
  static List<RiskAlertRaised> check(Challenge challenge, ChallengeTerms terms, Instant at) {
    List<DrawdownAlert> due = due(challenge, challenge.figures(), terms);
    rearm(challenge, terms);
    List<RiskAlertRaised> raised = new ArrayList<>();
    for (DrawdownAlert each : due) {
      LossMeasure limit = measure(each.limit(), challenge.figures(), terms).orElseThrow();
      raised.add(raised(challenge, each, limit, at));
      challenge.warnings().note(each.limit(), true);
    }
    return raised;
  }

  /** The warnings that are to be raised at some figures, in their order; changes nothing. */
  static List<DrawdownAlert> due(Challenge challenge, EquityFigures figures, ChallengeTerms terms) {
    return DrawdownAlert.APPROACHES.stream()
        .filter(
            each ->
                !challenge.warnings().stands(each.limit()) && isNear(each.limit(), figures, terms))
        .toList();
  }

  /** Arms again what was warned of and is not near any more. */
  static void rearm(Challenge challenge, ChallengeTerms terms) {
    for (LossRule each : LossRule.values()) {
      if (!isNear(each, challenge.figures(), terms)) {
        challenge.warnings().note(each, false);
      }
    }
  }

  private static boolean isNear(LossRule limit, EquityFigures figures, ChallengeTerms terms) {
    return measure(limit, figures, terms)
        .filter(measure -> measure.isUsed(terms.alertThresholdPercent(), figures.equity()))
        .isPresent();
  }

  /** Says that the day's limit is broken, and nothing may be opened until the next day. */
  static RiskAlertRaised locked(Challenge challenge, ChallengeTerms terms, Instant at) {
    return raised(
        challenge,
        DrawdownAlert.DAILY_LOSS_LIMIT_HIT,
        terms.daily(challenge.figures()).orElseThrow(),
        at);
  }

  private static RiskAlertRaised raised(
      Challenge challenge, DrawdownAlert alert, LossMeasure limit, Instant at) {
    EquityFigures figures = challenge.figures();
    return new RiskAlertRaised(
        challenge.id(),
        challenge.nextEventSeq(),
        challenge.userId(),
        alert,
        figures.equity(),
        alert.limit() == LossRule.TOTAL ? figures.peak() : figures.dayStart(),
        limit.lostPercent(figures.equity()),
        limit.limitPercent(),
        at);
  }

  private static Optional<LossMeasure> measure(
      LossRule limit, EquityFigures figures, ChallengeTerms terms) {
    return switch (limit) {
      case DAILY -> terms.daily(figures);
      case TOTAL -> terms.total(figures);
    };
  }
}
