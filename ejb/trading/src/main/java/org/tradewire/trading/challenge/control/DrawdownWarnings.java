package org.tradewire.trading.challenge.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.challenge.entity.Amounts;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeTerms;
import org.tradewire.trading.challenge.entity.DrawdownAlert;
import org.tradewire.trading.challenge.entity.EquityFigures;
import org.tradewire.trading.challenge.entity.RiskAlertRaised;

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
    for (DrawdownAlert alert : DrawdownAlert.values()) {
      BigDecimal limit = limit(alert, terms);
      Optional<BigDecimal> drawdown =
          ClassicRules.drawdown(alert, figures)
              .filter(
                  percent ->
                      percent.compareTo(Amounts.percentOf(terms.alertThresholdPercent(), limit))
                          >= 0);
      if (drawdown.isPresent() && !challenge.alertRaised(alert)) {
        raised.add(
            new RiskAlertRaised(
                challenge.id(),
                challenge.nextEventSeq(),
                challenge.userId(),
                alert,
                figures.equity(),
                base(alert, figures),
                drawdown.get(),
                limit,
                at));
      }
      challenge.alertRaised(alert, drawdown.isPresent());
    }
    return raised;
  }

  private static BigDecimal limit(DrawdownAlert alert, ChallengeTerms terms) {
    return alert == DrawdownAlert.HIGH_DAILY_DRAWDOWN
        ? terms.maxDailyDrawdownPercent()
        : terms.maxTotalDrawdownPercent();
  }

  private static BigDecimal base(DrawdownAlert alert, EquityFigures figures) {
    return alert == DrawdownAlert.HIGH_DAILY_DRAWDOWN ? figures.dayStart() : figures.peak();
  }
}
