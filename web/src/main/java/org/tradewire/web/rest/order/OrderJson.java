package org.tradewire.web.rest.order;

import org.tradewire.trading.order.entity.OrderRequest;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.shared.JsonFields;

/** Reads what is asked of orders and positions. */
final class OrderJson {

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
}
