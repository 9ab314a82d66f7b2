package org.tradewire.trading.signal.wire;

import java.nio.charset.StandardCharsets;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.signal.entity.SignalReceipt;
import org.tradewire.trading.signal.entity.SignalRejection;
import org.tradewire.trading.signal.entity.StoredSignal;

/**
 * Signals as document 003 shows them: numbers are JSON numbers with the digits that they were sent
 * with. Each method writes one value.
 */
public final class SignalWire {

  private SignalWire() {}

  /** A symbol as document 003 writes it: {@code BTCUSDT}. */
  public static String symbol(String canonical) {
    return canonical.replace("-", "");
  }

  /** A signal and what has become of it. */
  public static void signal(JsonBytes json, StoredSignal stored) {
    json.beginObject();
    members(json, stored);
    json.endObject();
  }

  /** A signal of which something is told. */
  public static void happening(JsonBytes json, StoredSignal stored, SignalHappening what) {
    json.beginObject();
    members(json, stored);
    json.text("event", what.text());
    json.endObject();
  }

  private static void members(JsonBytes json, StoredSignal stored) {
    Signal signal = stored.signal();
    SignalCourse course = stored.course();
    json.text("signal_id", signal.id());
    json.instant("timestamp", signal.time());
    json.text("symbol", symbol(signal.symbol()));
    json.text("timeframe", signal.timeFrame().text());
    json.text("direction", signal.direction().text());
    json.name("confidence").value(signal.confidence());
    json.name("entry_price").value(signal.entry());
    json.name("stop_loss").value(signal.stop());
    for (int number = 1; number <= Signal.MAX_TARGETS; number++) {
      json.name("tp" + number).value(signal.target(number));
    }
    json.text("pattern_type", signal.strategy());
    json.text("venue", signal.venue());
    json.name("risk_reward").value(signal.riskReward());
    json.name("indicators").raw(signal.indicators().getBytes(StandardCharsets.UTF_8));
    json.name("metadata").raw(signal.metadata().getBytes(StandardCharsets.UTF_8));
    json.instant("expires_at", signal.expiresAt());
    json.text("outcome", course.outcome() == null ? null : course.outcome().text());
    json.flag("is_active", course.isActive());
    json.instant("decided_at", course.decidedAt());
    json.name("exit_price").value(Decimals.plain(course.exitPrice()));
    json.name("r").value(Decimals.plain(course.result()));
  }

  /** What became of signals that were sent together. */
  public static void receipt(JsonBytes json, SignalReceipt receipt) {
    json.beginObject()
        .number("accepted", receipt.accepted())
        .number("duplicates", receipt.duplicates())
        .number("conflicts", receipt.conflicts())
        .array("rejected", receipt.rejected(), SignalWire::rejection)
        .endObject();
  }

  private static void rejection(JsonBytes json, SignalRejection rejection) {
    json.beginObject()
        .number("index", rejection.index())
        .text("id", rejection.id())
        .text("field", rejection.field())
        .text("message", rejection.message())
        .endObject();
  }
}
