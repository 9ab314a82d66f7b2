package org.tradewire.trading.order.control;

import java.math.BigDecimal;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.shared.Decimals;

/**
 * Writes accounts as messages of type {@code equity} that the relay numbers. Uses its buffer again;
 * not thread-safe.
 */
public final class EquityJson {

  private static final String TYPE = "equity";

  private final EnvelopeWriter envelope = new EnvelopeWriter();

  /** An account at the prices of one moment. */
  public StateUpdate of(EquityState state, long nowMs) {
    JsonBytes data = envelope.begin(TYPE, nowMs).data().beginObject();
    data.name("challenge_id").value(state.challengeId().toString());
    money(data, "balance", state.balance());
    money(data, "floating_pnl", state.floatingPnl());
    money(data, "equity", state.equity());
    money(data, "daily_floor", state.dailyFloor());
    money(data, "max_floor", state.maximumFloor());
    money(data, "distance_daily", state.distanceDaily());
    money(data, "distance_max", state.distanceMaximum());
    data.name("positions").beginArray();
    for (PositionValue each : state.positions()) {
      data.beginObject().name("position_id").value(each.position().id().toString());
      data.name("price").value(each.price() == null ? null : each.price().toPlainString());
      data.name("stop_loss").value(Decimals.text(each.position().protection().stopLoss()));
      money(data, "floating_pnl", each.floatingPnl());
      data.endObject();
    }
    data.endArray().endObject();
    return new StateUpdate(
        Channel.equity(state.challengeId()), envelope.withoutPosition(), TYPE, 0);
  }

  private static void money(JsonBytes data, String name, BigDecimal amount) {
    data.name(name).value(amount == null ? null : Amounts.text(amount));
  }
}
