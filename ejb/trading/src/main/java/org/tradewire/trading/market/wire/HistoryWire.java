package org.tradewire.trading.market.wire;

import java.util.Locale;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.ingest.IngestReport;

/**
 * How stored open interest and liquidations look as JSON, and the report of an import. Each method
 * writes one value.
 */
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

  /** What became of the rows of an import. */
  public static void report(JsonBytes json, IngestReport report) {
    json.beginObject()
        .number("accepted", report.accepted())
        .number("updated", report.updated())
        .number("duplicate", report.duplicate())
        .number("kept", report.kept())
        .number("empty", report.empty())
        .number("rejected_total", report.rejectedTotal())
        .array("rejected", report.rejected(), HistoryWire::rejected)
        .instant("first", report.first())
        .instant("last", report.last())
        .array("gaps", report.gaps(), HistoryWire::gap)
        .text("labels", report.labels() == null ? null : lowerCase(report.labels()))
        .endObject();
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void rejected(JsonBytes json, IngestReport.RejectedRow row) {
    json.beginObject()
        .number("line", row.line())
        .text("field", row.field())
        .text("message", row.message())
        .endObject();
  }

  private static void gap(JsonBytes json, IngestReport.Gap gap) {
    json.beginObject().instant("from", gap.from()).instant("to", gap.to()).endObject();
  }
}
