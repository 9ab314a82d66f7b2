package org.tradewire.web.rest.order;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.order.entity.OrderRequest;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.web.json.JsonAnswer;
import org.tradewire.web.json.JsonFields;

/** Orders and positions on the wire. */
public final class OrderJson {

  private OrderJson() {}

  /** Reads a request; fields that are missing stay null for the boundary to refuse. */
  static OrderRequest request(JsonFields fields) {
    return new OrderRequest(
        fields.text("client_order_id").orElse(null),
        fields.text("symbol").orElse(null),
        fields.text("side").orElse(null),
        fields.text("type").orElse(null),
        fields.decimal("quantity").orElse(null),
        fields.decimal("price").orElse(null),
        protection(fields));
  }

  /** Reads at which prices a position is to be closed by itself. */
  static Protection protection(JsonFields fields) {
    return new Protection(
        fields.decimal("stop_loss").orElse(null),
        fields.decimal("take_profit").orElse(null),
        fields.decimal("trailing_distance").orElse(null));
  }

  /** An order as it stands. */
  static JsonObject of(TradingOrder order) {
    JsonAnswer json =
        new JsonAnswer()
            .text("id", order.id())
            .text("client_order_id", order.clientOrderId().orElse(null))
            .text("symbol", order.symbol())
            .text("side", order.side())
            .text("type", order.type())
            .decimal("quantity", Decimals.plain(order.quantity()))
            .decimal("price", Decimals.plain(order.price()));
    return protection(json, order.protection())
        .text("status", order.status())
        .text("reason", order.reason())
        .decimal("fill_price", Decimals.plain(order.fillPrice()))
        .text("position_id", order.positionId())
        .value("closes", order.closes() ? JsonValue.TRUE : JsonValue.FALSE)
        .instant("created_at", order.createdAt())
        .instant("done_at", order.doneAt())
        .build();
  }

  /** A position, and what it would bring. */
  static JsonObject of(PositionValue value) {
    TradingPosition position = value.position();
    JsonAnswer json =
        new JsonAnswer()
            .text("id", position.id())
            .text("symbol", position.symbol())
            .text("side", position.side())
            .text("status", position.status())
            .decimal("opened_quantity", Decimals.plain(position.openedQuantity()))
            .decimal("quantity", Decimals.plain(position.quantity()))
            .decimal("open_price", Decimals.plain(position.openPrice()))
            .instant("opened_at", position.openedAt());
    return protection(json, position.protection())
        .decimal("price", Decimals.plain(value.price()))
        .money("floating_pnl", value.floatingPnl())
        .money("swap", value.swap())
        .money("commission", position.commission())
        .money("margin", position.margin())
        .money("realized_pnl", position.realizedPnl())
        .decimal("close_price", Decimals.plain(position.closePrice()))
        .instant("closed_at", position.closedAt())
        .text("close_reason", position.closeReason())
        .build();
  }

  private static JsonAnswer protection(JsonAnswer json, Protection protection) {
    return json.decimal("stop_loss", Decimals.plain(protection.stopLoss()))
        .decimal("take_profit", Decimals.plain(protection.takeProfit()))
        .decimal("trailing_distance", Decimals.plain(protection.trailingDistance()));
  }

  /** Prices at which something can be sold and bought; null where nobody tells one. */
  public static JsonAnswer quote(JsonAnswer json, Optional<Quote> quote) {
    return json.text("venue", quote.map(each -> each.instrument().venue()).orElse(null))
        .decimal("bid", quote.map(Quote::bid).orElse(null))
        .decimal("ask", quote.map(Quote::ask).orElse(null));
  }
}
