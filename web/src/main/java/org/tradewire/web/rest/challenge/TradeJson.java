package org.tradewire.web.rest.challenge;

import org.tradewire.trading.challenge.entity.TradeReport;
import org.tradewire.trading.shared.JsonFields;

/** Reads trades that are reported. */
final class TradeJson {

  private TradeJson() {}

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
}
