package org.tradewire.trading.order.entity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.shared.Decimals;

/** A position was opened, protected otherwise, or closed in part or as a whole. */
public record PositionUpdated(
    Channel channel, long seq, Instant occurredAt, Map<String, Object> data)
    implements NumberedEvent {

  /** Type on the wire. */
  public static final String TYPE = "POSITION_UPDATED";

  /** Tells a position as it stands now. */
  public static PositionUpdated of(TradingPosition position, long seq, Instant at) {
    Protection protection = position.protection();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("challenge_id", position.challengeId().toString());
    data.put("position_id", position.id().toString());
    data.put("symbol", position.symbol());
    data.put("side", position.side().name());
    data.put("status", position.status().name());
    data.put("quantity", Decimals.text(position.quantity()));
    data.put("open_price", Decimals.text(position.openPrice()));
    data.put("stop_loss", Decimals.text(protection.stopLoss()));
    data.put("take_profit", Decimals.text(protection.takeProfit()));
    data.put("trailing_distance", Decimals.text(protection.trailingDistance()));
    data.put("close_price", Decimals.text(position.closePrice()));
    data.put("close_reason", position.closeReason() == null ? null : position.closeReason().name());
    data.put("realized_pnl", Amounts.text(position.realizedPnl()));
    data.put("updated_at", at.toString());
    return new PositionUpdated(Channel.challenge(position.challengeId()), seq, at, data);
  }

  @Override
  public String type() {
    return TYPE;
  }
}
