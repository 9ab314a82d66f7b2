package org.tradewire.web.rest.order;

import java.util.Optional;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.order.entity.OrderRequest;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.web.json.JsonAnswer;
import org.tradewire.web.json.JsonFields;

/** Reads orders; quotes on the wire. */
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

  /** Prices at which something can be sold and bought; null where nobody tells one. */
  public static JsonAnswer quote(JsonAnswer json, Optional<Quote> quote) {
    return json.text("venue", quote.map(each -> each.instrument().venue()).orElse(null))
        .decimal("bid", quote.map(Quote::bid).orElse(null))
        .decimal("ask", quote.map(Quote::ask).orElse(null));
  }
}
