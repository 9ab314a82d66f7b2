package org.tradewire.trading.order.entity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.shared.Decimals;

/** An order was placed, filled, cancelled or rejected. */
public record OrderUpdated(Channel channel, long seq, Instant occurredAt, Map<String, Object> data)
    implements NumberedEvent {

  /** Type on the wire. */
  public static final String TYPE = "ORDER_UPDATED";

  /** Tells an order as it stands now. */
  public static OrderUpdated of(TradingOrder order, long seq, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("challenge_id", order.challengeId().toString());
    data.put("order_id", order.id().toString());
    data.put("client_order_id", order.clientOrderId().orElse(null));
    data.put("symbol", order.symbol());
    data.put("side", order.side().name());
    data.put("type", order.type().name());
    data.put("quantity", Decimals.text(order.quantity()));
    data.put("price", Decimals.text(order.price()));
    data.put("status", order.status().name());
    data.put("reason", order.reason());
    data.put("fill_price", Decimals.text(order.fillPrice()));
    data.put("position_id", order.positionId() == null ? null : order.positionId().toString());
    data.put("updated_at", at.toString());
    return new OrderUpdated(Channel.challenge(order.challengeId()), seq, at, data);
  }

  @Override
  public String type() {
    return TYPE;
  }
}
