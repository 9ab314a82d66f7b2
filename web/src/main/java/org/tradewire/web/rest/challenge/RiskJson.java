package org.tradewire.web.rest.challenge;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.challenge.entity.view.LeaderboardEntry;
import org.tradewire.trading.risk.entity.ChallengeRisk;
import org.tradewire.trading.risk.entity.RiskInputs;
import org.tradewire.trading.risk.entity.RiskMetric;
import org.tradewire.trading.risk.entity.RiskScore;
import org.tradewire.web.json.JsonAnswer;

/** Risk scores and the leaderboard on the wire. */
final class RiskJson {

  private RiskJson() {}

  static JsonObject of(ChallengeRisk risk) {
    ChallengeView challenge = risk.challenge();
    return new JsonAnswer()
        .text("challenge_id", challenge.id())
        .text("username", challenge.username())
        .text("template_name", challenge.templateName())
        .text("phase", challenge.phase())
        .text("status", challenge.status())
        .money("current_equity", challenge.currentEquity())
        .text("currency", challenge.currency())
        .money("daily_used_percent", challenge.objectives().dailyUsedPercent())
        .money("maximum_used_percent", challenge.objectives().maximumUsedPercent())
        .money("score", risk.score().score())
        .text("level", risk.score().level())
        .value("components", components(risk.score()))
        .value("inputs", inputs(risk.inputs()))
        .value(
            "metrics",
            JsonAnswer.array(List.of(RiskMetric.values()), metric -> metric(risk, metric)))
        .build();
  }

  /** A metric with the severity that it has reached; null where it has reached none. */
  private static JsonObject metric(ChallengeRisk risk, RiskMetric metric) {
    BigDecimal value = risk.metrics().get(metric);
    return new JsonAnswer()
        .text("alert_type", metric)
        .decimal("value", value)
        .text("severity", metric.severity(value).orElse(null))
        .build();
  }

  private static JsonObject components(RiskScore score) {
    return new JsonAnswer()
        .money("volatility", score.volatility())
        .money("drawdown", score.drawdown())
        .money("behaviour", score.behaviour())
        .money("loss_streak", score.lossStreak())
        .money("overtrading", score.overtrading())
        .build();
  }

  private static JsonObject inputs(RiskInputs inputs) {
    return new JsonAnswer()
        .number("trades", inputs.trades())
        .money("average_pnl", inputs.averagePnl())
        .money("deviation", inputs.deviation())
        .money("max_drawdown_percent", inputs.maxDrawdownPercent())
        .money("drawdown_speed", inputs.drawdownSpeed())
        .number("loss_streak", inputs.lossStreak())
        .money("trades_per_hour", inputs.tradesPerHour())
        .build();
  }

  static JsonObject of(LeaderboardEntry entry) {
    return new JsonAnswer()
        .text("username", entry.username())
        .text("template_name", entry.templateName())
        .text("phase", entry.phase())
        .text("status", entry.status())
        .money("profit", entry.profit())
        .money("profit_percent", entry.profitPercent())
        .text("currency", entry.currency())
        .number("trades", entry.trades())
        .build();
  }
}
