package org.tradewire.trading.challenge.wire;

import java.math.BigDecimal;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.challenge.entity.LossRule;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.event.BalanceAdjusted;
import org.tradewire.trading.challenge.entity.event.ChallengeEvent;
import org.tradewire.trading.challenge.entity.event.ChallengeStatusChanged;
import org.tradewire.trading.challenge.entity.event.DayStarted;
import org.tradewire.trading.challenge.entity.event.EquityUpdated;
import org.tradewire.trading.challenge.entity.event.RiskAlertRaised;
import org.tradewire.trading.challenge.entity.event.TradeExecuted;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.challenge.entity.view.DayResult;
import org.tradewire.trading.challenge.entity.view.LeaderboardEntry;
import org.tradewire.trading.challenge.entity.view.ObjectivesView;
import org.tradewire.trading.challenge.entity.view.TradeOutcome;
import org.tradewire.trading.challenge.entity.view.TradeOutcome.EventReference;
import org.tradewire.trading.challenge.entity.view.TradeView;
import org.tradewire.trading.outbox.entity.ChannelEvent;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.shared.TradeSide;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.TermsDocument;

/** How challenges, their trades and their events look as JSON. Each method writes one value. */
public final class ChallengeWire {

  private static final String CHALLENGE_ID = "challenge_id";
  private static final String USER_ID = "user_id";
  private static final String USERNAME = "username";
  private static final String TEMPLATE_NAME = "template_name";
  private static final String PHASE = "phase";
  private static final String STATUS = "status";
  private static final String CURRENCY = "currency";
  private static final String TRADE_ID = "trade_id";
  private static final String EXECUTED_AT = "executed_at";
  private static final String LAST_TRADE_AT = "last_trade_at";
  private static final String CURRENT_EQUITY = "current_equity";
  private static final String BALANCE = "balance";
  private static final String MAX_EQUITY_EVER = "max_equity_ever";
  private static final String DAILY_START_EQUITY = "daily_start_equity";

  private ChallengeWire() {}

  /** An event as the challenge's room is told it. */
  public static NumberedEvent event(ChallengeEvent event) {
    ChannelEvent told =
        ChannelEvent.of(
            Channel.challenge(event.challengeId()),
            event.type(),
            event.occurredAt(),
            json -> data(json, event));
    return new NumberedEvent(told, event.seq());
  }

  private static void data(JsonBytes json, ChallengeEvent event) {
    json.beginObject().text(CHALLENGE_ID, event.challengeId());
    if (event instanceof TradeExecuted executed) {
      Trade trade = executed.trade();
      json.text(TRADE_ID, trade.tradeId());
      deal(json, trade.symbol(), trade.side(), trade.quantity(), trade.price(), trade.effect());
      json.text(EXECUTED_AT, trade.executedAt());
    } else if (event instanceof EquityUpdated update) {
      equity(json, update);
    } else if (event instanceof RiskAlertRaised raised) {
      alert(json, raised);
    } else if (event instanceof ChallengeStatusChanged change) {
      json.text("old_status", change.oldStatus()).text("new_status", change.newStatus());
      json.text("reason", change.reason()).text("changed_at", change.changedAt());
    } else if (event instanceof BalanceAdjusted adjusted) {
      json.text("kind", adjusted.kind()).money("amount", adjusted.amount());
      json.money(BALANCE, adjusted.balance()).text("adjusted_at", adjusted.adjustedAt());
    } else if (event instanceof DayStarted day) {
      json.text("trading_day", day.tradingDay()).money(DAILY_START_EQUITY, day.dailyStartEquity());
      json.text("started_at", day.startedAt()).text("next_reset_at", day.nextResetAt());
    }
    json.endObject();
  }

  private static void equity(JsonBytes json, EquityUpdated update) {
    json.text(USER_ID, update.userId());
    json.money("previous_equity", update.previousEquity());
    json.money(CURRENT_EQUITY, update.currentEquity());
    worth(json, update.currentEquity(), update.floatingPnl(), update.equity());
    day(
        json,
        update.maxEquityEver(),
        update.dailyStartEquity(),
        update.dailyMaxEquity(),
        update.dailyMinEquity());
    result(json, update.totalPnl(), update.totalTrades());
    json.text(LAST_TRADE_AT, update.lastTradeAt());
    json.money("trade_pnl", update.tradePnl()).text("trade_symbol", update.tradeSymbol());
    json.text(EXECUTED_AT, update.executedAt());
  }

  private static void alert(JsonBytes json, RiskAlertRaised raised) {
    json.text(USER_ID, raised.userId());
    json.text("alert_type", raised.alert().name());
    json.text("severity", raised.alert().severity());
    json.text("title", raised.alert().title());
    json.text("message", raised.message());
    json.money(CURRENT_EQUITY, raised.currentEquity());
    boolean daily = raised.alert().limit() == LossRule.DAILY;
    json.money(daily ? DAILY_START_EQUITY : MAX_EQUITY_EVER, raised.base());
    json.money("drawdown_percentage", raised.drawdownPercent());
    json.money("threshold_percentage", raised.limitPercent());
    json.text("alert_timestamp", raised.raisedAt());
  }

  /** Where a challenge stands. */
  public static void challenge(JsonBytes json, ChallengeView challenge) {
    json.beginObject();
    identity(json, challenge);
    figures(json, challenge);
    course(json, challenge);
    json.text(CURRENCY, challenge.currency());
    terms(json, challenge.terms(), challenge.phase());
    json.member("objectives", challenge.objectives(), ChallengeWire::objectives)
        .text("predecessor_id", challenge.predecessorId())
        .number("event_seq", challenge.eventSeq())
        .instant("created_at", challenge.createdAt())
        .endObject();
  }

  /**
   * The members that say by which terms an account of a phase is judged. The limits that are shares
   * stand by themselves too, as the first clients read them.
   */
  public static void terms(JsonBytes json, ChallengeTerms terms, ChallengePhase phase) {
    json.text("time_zone", terms.days().zone())
        .money(
            "max_daily_drawdown_percent",
            terms.dailyLoss() == null ? null : terms.dailyLoss().limit().percent())
        .money(
            "max_total_drawdown_percent",
            terms.maximumLoss() == null ? null : terms.maximumLoss().limit().percent())
        .money("profit_target_percent", terms.target(phase).orElse(null))
        .member("terms", terms, TermsDocument::write);
  }

  private static void identity(JsonBytes json, ChallengeView challenge) {
    json.text("id", challenge.id())
        .text(USER_ID, challenge.userId())
        .text(USERNAME, challenge.username())
        .text("template_id", challenge.templateId())
        .text(TEMPLATE_NAME, challenge.templateName())
        .number("template_version", challenge.templateVersion())
        .text(PHASE, challenge.phase())
        .text(STATUS, challenge.status());
  }

  private static void figures(JsonBytes json, ChallengeView challenge) {
    json.money("initial_balance", challenge.initialBalance())
        .money(CURRENT_EQUITY, challenge.currentEquity());
    worth(json, challenge.currentEquity(), challenge.floatingPnl(), challenge.equity());
    json.money("adjustments", challenge.adjustments());
    day(
        json,
        challenge.maxEquityEver(),
        challenge.dailyStartEquity(),
        challenge.dailyMaxEquity(),
        challenge.dailyMinEquity());
    result(json, challenge.totalPnl(), challenge.totalTrades());
  }

  private static void course(JsonBytes json, ChallengeView challenge) {
    json.instant(LAST_TRADE_AT, challenge.lastTradeAt())
        .instant("started_at", challenge.startedAt())
        .instant("ended_at", challenge.endedAt())
        .instant("funded_at", challenge.fundedAt())
        .text("failure_reason", challenge.failureReason())
        .text("current_day", challenge.currentDay());
  }

  private static void objectives(JsonBytes json, ObjectivesView objectives) {
    json.beginObject()
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
        .endObject();
  }

  /** What a day brought. */
  public static void dayResult(JsonBytes json, DayResult day) {
    json.beginObject()
        .text("day", day.day())
        .money("pnl", day.pnl())
        .number("trades", day.trades())
        .endObject();
  }

  /** A place on the leaderboard. */
  public static void place(JsonBytes json, LeaderboardEntry entry) {
    json.beginObject()
        .text(USERNAME, entry.username())
        .text(TEMPLATE_NAME, entry.templateName())
        .text(PHASE, entry.phase())
        .text(STATUS, entry.status())
        .money("profit", entry.profit())
        .money("profit_percent", entry.profitPercent())
        .text(CURRENCY, entry.currency())
        .number("trades", entry.trades())
        .endObject();
  }

  /** A booked trade. */
  public static void trade(JsonBytes json, TradeView trade) {
    json.beginObject().text(TRADE_ID, trade.tradeId());
    deal(json, trade.symbol(), trade.side(), trade.quantity(), trade.price(), trade.realizedPnl());
    json.instant(EXECUTED_AT, trade.executedAt())
        .money("equity_after", trade.equityAfter())
        .endObject();
  }

  /** What a trade left of the equity. */
  public static void equityPoint(JsonBytes json, TradeView trade) {
    json.beginObject()
        .instant("at", trade.executedAt())
        .money("equity", trade.equityAfter())
        .money("pnl", trade.realizedPnl())
        .endObject();
  }

  /** The answer to a reported trade. */
  public static void outcome(JsonBytes json, TradeOutcome outcome) {
    json.beginObject()
        .text(TRADE_ID, outcome.tradeId())
        .text(CHALLENGE_ID, outcome.challengeId())
        .text(STATUS, outcome.status())
        .money(CURRENT_EQUITY, outcome.currentEquity())
        .array("events", outcome.events(), ChallengeWire::reference)
        .endObject();
  }

  private static void reference(JsonBytes json, EventReference event) {
    json.beginObject().number("seq", event.seq()).text("type", event.type()).endObject();
  }

  private static void deal(
      JsonBytes json,
      String symbol,
      TradeSide side,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal pnl) {
    json.text("symbol", symbol).text("side", side);
    json.decimal("quantity", quantity).decimal("price", price).money("realized_pnl", pnl);
  }

  private static void worth(
      JsonBytes json, BigDecimal balance, BigDecimal floating, BigDecimal equity) {
    json.money(BALANCE, balance).money("floating_pnl", floating).money("equity", equity);
  }

  private static void day(
      JsonBytes json, BigDecimal peak, BigDecimal start, BigDecimal highest, BigDecimal lowest) {
    json.money(MAX_EQUITY_EVER, peak).money(DAILY_START_EQUITY, start);
    json.money("daily_max_equity", highest).money("daily_min_equity", lowest);
  }

  private static void result(JsonBytes json, BigDecimal totalPnl, int totalTrades) {
    json.money("total_pnl", totalPnl).number("total_trades", totalTrades);
  }
}
