package org.tradewire.trading.market.wire;

import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.OpenInterestSample;

/** How stored open interest and liquidations look as JSON. Each method writes one value. */
public final class HistoryWire {

  private HistoryWire() {}

  /** A sample of open interest; its value is null where the source did not tell it. */
  public static void openInterest(JsonBytes json, OpenInterestSample sample) {
    json.beginObject()
        .instant("sampled_at", sample.sampledAt())
        .decimal("quantity", sample.quantity())
        .decimal("value", sample.value())
        .text("source", sample.source())
        .endObject();
  }

  /** A liquidation. */
  public static void liquidation(JsonBytes json, ObservedLiquidation liquidation) {
    json.beginObject()
        .instant("at", liquidation.at())
        .text("side", liquidation.side())
        .decimal("price", liquidation.price())
        .decimal("average_price", liquidation.averagePrice())
        .decimal("quantity", liquidation.quantity())
        .decimal("filled", liquidation.filled())
        .endObject();
  }
}
