package org.tradewire.web.rest.challenge;

import java.util.List;
import java.util.stream.Stream;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.StatusReason;
import org.tradewire.trading.shared.TradeSide;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.web.rest.Shape;

/** Shapes of what {@link TradeJson} reads, and of what is written of challenges and trades. */
public final class ChallengeShapes {

  private ChallengeShapes() {}

  /** All of templates, challenges, trades and risk. */
  public static List<Shape> all() {
    return Stream.of(TemplateShapes.all(), RiskShapes.all(), challenges(), trades())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Shape> challenges() {
    return List.of(
        Shape.request("NewChallenge").uuid("template_id"),
        TemplateShapes.limits(course(figures(identity())).text("currency"))
            .one("objectives", "Objectives")
            .uuid("predecessor_id")
            .nullable()
            .number("event_seq")
            .instant("created_at"),
        objectives(),
        Shape.answer("DayResult").date("day").money("pnl").number("trades"),
        Shape.openAnswer("ChallengeEvent").text("type").number("seq"));
  }

  private static Shape identity() {
    return Shape.answer("Challenge")
        .uuid("id")
        .uuid("user_id")
        .text("username")
        .uuid("template_id")
        .text("template_name")
        .number("template_version")
        .choice("phase", ChallengePhase.class)
        .choice("status", ChallengeStatus.class);
  }

  private static Shape figures(Shape shape) {
    return shape
        .money("initial_balance")
        .money("current_equity")
        .says("As balance, under its first name.")
        .money("balance")
        .says("Initial balance, total P&L and adjustments; below 0 only while something is open.")
        .money("floating_pnl")
        .money("equity")
        .says("Balance and floating P&L, at least 0.")
        .money("adjustments")
        .says("What was booked and is no trade.")
        .money("max_equity_ever")
        .money("daily_start_equity")
        .money("daily_max_equity")
        .money("daily_min_equity")
        .money("total_pnl")
        .number("total_trades");
  }

  private static Shape course(Shape shape) {
    return shape
        .instant("last_trade_at")
        .nullable()
        .instant("started_at")
        .nullable()
        .instant("ended_at")
        .nullable()
        .instant("funded_at")
        .nullable()
        .choice("failure_reason", StatusReason.class)
        .nullable()
        .date("current_day");
  }

  private static Shape objectives() {
    return Shape.answer("Objectives")
        .money("daily_floor")
        .nullable()
        .money("daily_remaining")
        .nullable()
        .money("daily_used_percent")
        .nullable()
        .money("maximum_floor")
        .nullable()
        .money("maximum_remaining")
        .nullable()
        .money("maximum_used_percent")
        .nullable()
        .money("target_equity")
        .nullable()
        .number("trading_days")
        .number("minimum_trading_days")
        .money("best_day")
        .money("best_day_percent")
        .nullable()
        .money("best_day_max_percent")
        .nullable()
        .money("closing_high")
        .money("daily_start_balance")
        .instant("next_reset_at")
        .nullable()
        .instant("locked_until")
        .nullable();
  }

  private static List<Shape> trades() {
    return List.of(
        Shape.request("TradeReport")
            .uuid("challenge_id")
            .text("trade_id")
            .text("symbol")
            .choice("side", TradeSide.class)
            .decimal("quantity")
            .decimal("price")
            .decimal("realized_pnl")
            .instant("executed_at"),
        Shape.answer("TradeOutcome")
            .text("trade_id")
            .uuid("challenge_id")
            .choice("status", ChallengeStatus.class)
            .money("current_equity")
            .many("events", "EventReference"),
        Shape.answer("EventReference").number("seq").text("type"),
        Shape.answer("Trade")
            .text("trade_id")
            .text("symbol")
            .choice("side", TradeSide.class)
            .decimal("quantity")
            .decimal("price")
            .money("realized_pnl")
            .instant("executed_at")
            .money("equity_after"),
        Shape.answer("EquityPoint").instant("at").money("equity").money("pnl"));
  }
}
