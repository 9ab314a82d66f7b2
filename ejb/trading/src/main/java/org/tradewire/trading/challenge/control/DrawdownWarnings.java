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
    List<RiskAlertRaised> raised = new ArrayList<>();
    EquityFigures figures = challenge.figures();
    for (DrawdownAlert alert : DrawdownAlert.APPROACHES) {
      Optional<LossMeasure> near =
          measure(alert.limit(), figures, terms)
              .filter(limit -> limit.isUsed(terms.alertThresholdPercent(), figures.equity()));
      if (near.isPresent() && !challenge.warned(alert.limit())) {
        raised.add(raised(challenge, alert, near.get(), at));
      }
      challenge.warned(alert.limit(), near.isPresent());
    }
    return raised;
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
