package org.tradewire.web.rest.challenge;

import jakarta.json.JsonObject;
import org.tradewire.trading.challenge.entity.TradeReport;
import org.tradewire.trading.challenge.entity.view.TradeOutcome;
import org.tradewire.trading.challenge.entity.view.TradeView;
import org.tradewire.web.json.JsonAnswer;
import org.tradewire.web.json.JsonFields;

/** Trades on the wire. */
final class TradeJson {

  private TradeJson() {}

  /** What a trade left. */
  static JsonObject equity(TradeView trade) {
    return new JsonAnswer()
        .instant("at", trade.executedAt())
        .money("equity", trade.equityAfter())
        .money("pnl", trade.realizedPnl())
        .build();
  }

  /** Reads a report; fields that are missing stay null for the boundary to refuse. */
  static TradeReport report(JsonFields fields) {
    return new TradeReport(
        fields.uuid("challenge_id").orElse(null),
        fields.text("trade_id").orElse(null),
        fields.text("symbol").orElse(null),
        fields.text("side").orElse(null),
        fields.decimal("quantity").orElse(null),
        fields.decimal("price").orElse(null),
        fields.decimal("realized_pnl").orElse(null),
        fields.instant("executed_at").orElse(null));
  }

  /** The answer to a report. */
  static JsonObject of(TradeOutcome outcome) {
    return new JsonAnswer()
        .text("trade_id", outcome.tradeId())
        .text("challenge_id", outcome.challengeId())
        .text("status", outcome.status())
        .money("current_equity", outcome.currentEquity())
        .value(
            "events",
            JsonAnswer.array(
                outcome.events(),
                event ->
                    new JsonAnswer().number("seq", event.seq()).text("type", event.type()).build()))
        .build();
  }

  /** A booked trade. */
  static JsonObject of(TradeView trade) {
    return new JsonAnswer()
        .text("trade_id", trade.tradeId())
        .text("symbol", trade.symbol())
        .text("side", trade.side())
        .decimal("quantity", trade.quantity())
        .decimal("price", trade.price())
        .money("realized_pnl", trade.realizedPnl())
        .instant("executed_at", trade.executedAt())
        .money("equity_after", trade.equityAfter())
        .build();
  }
}
