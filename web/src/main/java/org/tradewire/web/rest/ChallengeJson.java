package org.tradewire.web.rest;

import jakarta.json.JsonObject;
import org.tradewire.trading.challenge.entity.ChallengeView;
import org.tradewire.trading.challenge.entity.TemplateView;
import org.tradewire.web.json.JsonAnswer;

/** Challenges and their templates on the wire. */
final class ChallengeJson {

  private ChallengeJson() {}

  /** What is offered. */
  static JsonObject of(TemplateView template) {
    return new JsonAnswer()
        .text("id", template.id())
        .text("code", template.code())
        .text("name", template.name())
        .number("version", template.version())
        .money("price", template.price())
        .text("price_currency", template.priceCurrency())
        .money("initial_balance", template.initialBalance())
        .text("currency", template.currency())
        .money("max_daily_drawdown_percent", template.maxDailyDrawdownPercent())
        .money("max_total_drawdown_percent", template.maxTotalDrawdownPercent())
        .money("profit_target_percent", template.profitTargetPercent())
        .text("time_zone", template.timeZone())
        .build();
  }

  /** Where a challenge stands. */
  static JsonObject of(ChallengeView challenge) {
    JsonAnswer json = new JsonAnswer();
    addIdentity(json, challenge);
    addFigures(json, challenge);
    addCourse(json, challenge);
    return json.text("currency", challenge.currency())
        .text("time_zone", challenge.timeZone())
        .money("max_daily_drawdown_percent", challenge.maxDailyDrawdownPercent())
        .money("max_total_drawdown_percent", challenge.maxTotalDrawdownPercent())
        .money("profit_target_percent", challenge.profitTargetPercent())
        .number("event_seq", challenge.eventSeq())
        .instant("created_at", challenge.createdAt())
        .build();
  }

  private static void addIdentity(JsonAnswer json, ChallengeView challenge) {
    json.text("id", challenge.id())
        .text("user_id", challenge.userId())
        .text("username", challenge.username())
        .text("template_id", challenge.templateId())
        .text("template_name", challenge.templateName())
        .number("template_version", challenge.templateVersion())
        .text("phase", challenge.phase())
        .text("status", challenge.status());
  }

  private static void addFigures(JsonAnswer json, ChallengeView challenge) {
    json.money("initial_balance", challenge.initialBalance())
        .money("current_equity", challenge.currentEquity())
        .money("max_equity_ever", challenge.maxEquityEver())
        .money("daily_start_equity", challenge.dailyStartEquity())
        .money("daily_max_equity", challenge.dailyMaxEquity())
        .money("daily_min_equity", challenge.dailyMinEquity())
        .money("total_pnl", challenge.totalPnl())
        .number("total_trades", challenge.totalTrades());
  }

  private static void addCourse(JsonAnswer json, ChallengeView challenge) {
    json.instant("last_trade_at", challenge.lastTradeAt())
        .instant("started_at", challenge.startedAt())
        .instant("ended_at", challenge.endedAt())
        .instant("funded_at", challenge.fundedAt())
        .text("failure_reason", challenge.failureReason())
        .text("current_day", challenge.currentDay());
  }
}
