package org.tradewire.web.rest.challenge;

import java.util.List;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.risk.entity.RiskLevel;
import org.tradewire.trading.risk.entity.RiskMetric;
import org.tradewire.trading.shared.Severity;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.web.rest.Shape;

/** Shapes of what {@link RiskJson} writes. */
final class RiskShapes {

  private RiskShapes() {}

  static List<Shape> all() {
    return List.of(
        Shape.answer("ChallengeRisk")
            .uuid("challenge_id")
            .text("username")
            .text("template_name")
            .choice("phase", ChallengePhase.class)
            .choice("status", ChallengeStatus.class)
            .money("current_equity")
            .money("equity")
            .text("currency")
            .money("daily_used_percent")
            .nullable()
            .money("maximum_used_percent")
            .nullable()
            .money("score")
            .says("0 to 100.")
            .choice("level", RiskLevel.class)
            .one("components", "RiskComponents")
            .one("inputs", "RiskInputs")
            .many("metrics", "RiskFigure"),
        Shape.answer("RiskComponents")
            .money("volatility")
            .money("drawdown")
            .money("behaviour")
            .money("loss_streak")
            .money("overtrading"),
        Shape.answer("RiskInputs")
            .number("trades")
            .money("average_pnl")
            .money("deviation")
            .money("max_drawdown_percent")
            .money("drawdown_speed")
            .number("loss_streak")
            .money("trades_per_hour"),
        Shape.answer("RiskFigure")
            .choice("alert_type", RiskMetric.class)
            .decimal("value")
            .choice("severity", Severity.class)
            .nullable(),
        Shape.answer("Leader")
            .text("username")
            .text("template_name")
            .choice("phase", ChallengePhase.class)
            .choice("status", ChallengeStatus.class)
            .money("profit")
            .money("profit_percent")
            .text("currency")
            .number("trades"));
  }
}
