package org.tradewire.web.rest.challenge;

import java.math.BigDecimal;
import java.util.List;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.risk.entity.ChallengeRisk;
import org.tradewire.trading.risk.entity.RiskInputs;
import org.tradewire.trading.risk.entity.RiskMetric;
import org.tradewire.trading.risk.entity.RiskScore;

/** Risk scores on the wire. */
final class RiskJson {

  private RiskJson() {}

  static void write(JsonBytes json, ChallengeRisk risk) {
    ChallengeView challenge = risk.challenge();
    json.beginObject()
        .text("challenge_id", challenge.id())
        .text("username", challenge.username())
        .text("template_name", challenge.templateName())
        .text("phase", challenge.phase())
        .text("status", challenge.status())
        .money("current_equity", challenge.currentEquity())
        .money("equity", challenge.equity())
        .text("currency", challenge.currency())
        .money("daily_used_percent", challenge.objectives().dailyUsedPercent())
        .money("maximum_used_percent", challenge.objectives().maximumUsedPercent())
        .money("score", risk.score().score())
        .text("level", risk.score().level())
        .member("components", risk.score(), RiskJson::components)
        .member("inputs", risk.inputs(), RiskJson::inputs)
        .array(
            "metrics",
            List.of(RiskMetric.values()),
            (array, metric) -> metric(array, metric, risk.metrics().get(metric)))
        .endObject();
  }

  /** A metric with the severity that it has reached; null where it has reached none. */
  private static void metric(JsonBytes json, RiskMetric metric, BigDecimal value) {
    json.beginObject()
        .text("alert_type", metric)
        .decimal("value", value)
        .text("severity", metric.severity(value).orElse(null))
        .endObject();
  }

  private static void components(JsonBytes json, RiskScore score) {
    json.beginObject()
        .money("volatility", score.volatility())
        .money("drawdown", score.drawdown())
        .money("behaviour", score.behaviour())
        .money("loss_streak", score.lossStreak())
        .money("overtrading", score.overtrading())
        .endObject();
  }

  private static void inputs(JsonBytes json, RiskInputs inputs) {
    json.beginObject()
        .number("trades", inputs.trades())
        .money("average_pnl", inputs.averagePnl())
        .money("deviation", inputs.deviation())
        .money("max_drawdown_percent", inputs.maxDrawdownPercent())
        .money("drawdown_speed", inputs.drawdownSpeed())
        .number("loss_streak", inputs.lossStreak())
        .money("trades_per_hour", inputs.tradesPerHour())
        .endObject();
  }
}
