package org.tradewire.web.rest.challenge;

import jakarta.json.JsonObject;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.challenge.entity.view.DayResult;
import org.tradewire.trading.challenge.entity.view.ObjectivesView;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.TemplateView;
import org.tradewire.trading.template.entity.TermsDocument;
import org.tradewire.web.json.JsonAnswer;

/** Challenges and their templates on the wire. */
final class ChallengeJson {

  private ChallengeJson() {}

  /** What is offered, or was. */
  static JsonObject of(TemplateView template) {
    JsonAnswer json =
        new JsonAnswer()
            .text("id", template.id())
            .text("code", template.code())
            .text("name", template.name())
            .number("version", template.version())
            .money("price", template.price())
            .text("price_currency", template.priceCurrency())
            .money("initial_balance", template.initialBalance())
            .text("currency", template.currency());
    addTerms(json, template.terms(), template.terms().firstPhase());
    return json.instant("created_at", template.createdAt())
        .instant("retired_at", template.retiredAt())
        .build();
  }

  /** Where a challenge stands. */
  static JsonObject of(ChallengeView challenge) {
    JsonAnswer json = new JsonAnswer();
    addIdentity(json, challenge);
    addFigures(json, challenge);
    addCourse(json, challenge);
    json.text("currency", challenge.currency());
    addTerms(json, challenge.terms(), challenge.phase());
    return json.value("objectives", of(challenge.objectives()))
        .text("predecessor_id", challenge.predecessorId())
        .number("event_seq", challenge.eventSeq())
        .instant("created_at", challenge.createdAt())
        .build();
  }

  /** The limits that are shares stand by themselves too, as the first clients read them. */
  private static void addTerms(JsonAnswer json, ChallengeTerms terms, ChallengePhase phase) {
    json.text("time_zone", terms.days().zone())
        .money(
            "max_daily_drawdown_percent",
            terms.dailyLoss() == null ? null : terms.dailyLoss().limit().percent())
        .money(
            "max_total_drawdown_percent",
            terms.maximumLoss() == null ? null : terms.maximumLoss().limit().percent())
        .money("profit_target_percent", terms.target(phase).orElse(null))
        .value("terms", TermsDocument.write(terms));
  }

  private static JsonObject of(ObjectivesView objectives) {
    return new JsonAnswer()
        .money("daily_floor", objectives.dailyFloor())
        .money("daily_remaining", objectives.dailyRemaining())
        .money("daily_used_percent", objectives.dailyUsedPercent())
        .money("maximum_floor", objectives.maximumFloor())
        .money("maximum_remaining", objectives.maximumRemaining())
        .money("maximum_used_percent", objectives.maximumUsedPercent())
        .money("target_equity", objectives.targetEquity())
        .number("trading_days", objectives.tradingDays())
        .number("minimum_trading_days", objectives.minimumTradingDays())
        .money("best_day", objectives.bestDay())
        .money("best_day_percent", objectives.bestDayPercent())
        .money("best_day_max_percent", objectives.bestDayMaxPercent())
        .money("closing_high", objectives.closingHigh())
        .money("daily_start_balance", objectives.dailyStartBalance())
        .instant("next_reset_at", objectives.nextResetAt())
        .instant("locked_until", objectives.lockedUntil())
        .build();
  }

  /** What a day brought. */
  static JsonObject of(DayResult day) {
    return new JsonAnswer()
        .text("day", day.day())
        .money("pnl", day.pnl())
        .number("trades", day.trades())
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
        .money("floating_pnl", challenge.floatingPnl())
        .money("equity", challenge.equity())
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
