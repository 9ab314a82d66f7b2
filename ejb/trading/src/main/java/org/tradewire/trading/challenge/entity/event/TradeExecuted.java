package org.tradewire.trading.challenge.entity.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.shared.Amounts;

/** A trade was booked; what it did to the equity follows. */
public record TradeExecuted(UUID challengeId, long seq, Trade trade) implements ChallengeEvent {

  /** Type on the wire. */
  public static final String TYPE = "TRADE_EXECUTED";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Instant occurredAt() {
    return trade.executedAt();
  }

  @Override
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("challenge_id", challengeId.toString());
    data.put("trade_id", trade.tradeId());
    data.put("symbol", trade.symbol());
    data.put("side", trade.side().name());
    data.put("quantity", trade.quantity().toPlainString());
    data.put("price", trade.price().toPlainString());
    data.put("realized_pnl", Amounts.text(trade.effect()));
    data.put("executed_at", trade.executedAt().toString());
    return data;
  }
}
