package org.tradewire.web.rest.heatmap;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.heatmap.boundary.HeatmapSeries;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.SeriesQuestion;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.heatmap.wire.HeatmapWire;

/** Writes pictures one by one, so that none but the newest is kept. */
final class SeriesWriter {
  private final OutputStream out;
  private final SymbolSettings settings;
  private final SeriesQuestion question;
  private final JsonBytes json = new JsonBytes();
  private boolean comma;

  SeriesWriter(OutputStream out, SymbolSettings settings, SeriesQuestion question) {
    this.out = out;
    this.settings = settings;
    this.question = question;
  }

  void steps(HeatmapSeries series) throws IOException {
    json.reset();
    HeatmapWire.price(json, bucket());
    text("{\"bucket\":" + json.toText() + ",\"steps\":[");
    each(() -> series.forEachStep(step -> item(() -> HeatmapJson.step(json, step))));
    text("]}");
  }

  void snapshots(HeatmapSeries series) throws IOException {
    Totals totals = new Totals();
    text("{\"data\":[");
    each(
        () ->
            series.forEach(
                snapshot -> {
                  totals.accept(snapshot);
                  item(() -> HeatmapJson.snapshot(json, snapshot));
                }));
    json.reset();
    totals.write();
    text("],\"meta\":" + json.toText() + "}");
  }

  private BigDecimal bucket() {
    return question.bucket() == null ? settings.model().bucket() : question.bucket();
  }

  private void item(Runnable form) {
    json.reset();
    form.run();
    try {
      if (comma) {
        out.write(',');
      }
      comma = true;
      out.write(json.toBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void each(Runnable writing) throws IOException {
    try {
      writing.run();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private final class Totals implements Consumer<HeatmapSnapshot> {
    private int count;
    private HeatmapSnapshot last;
    private BigDecimal consumed = BigDecimal.ZERO;
    private BigDecimal min;
    private BigDecimal max;

    @Override
    public void accept(HeatmapSnapshot snapshot) {
      count++;
      last = snapshot;
      consumed = consumed.add(snapshot.consumedVolume());
      if (!snapshot.levels().isEmpty()) {
        HeatmapLevel lowest = snapshot.levels().get(0);
        HeatmapLevel highest = snapshot.levels().get(snapshot.levels().size() - 1);
        min = min == null ? lowest.price() : min.min(lowest.price());
        max = max == null ? highest.price() : max.max(highest.price());
      }
    }

    void write() {
      json.beginObject();
      json.name("symbol").value(HeatmapWire.symbol(settings.symbol()));
      json.name("start_time").timestamp(question.start().toEpochMilli());
      json.name("end_time").timestamp(question.end().toEpochMilli());
      json.name("interval").value(question.interval().text());
      json.name("total_snapshots").value(count);
      json.name("price_range").beginObject().name("min");
      HeatmapWire.price(json, min);
      json.name("max");
      HeatmapWire.price(json, max);
      json.endObject();
      json.name("total_long_volume");
      HeatmapWire.density(json, last == null ? BigDecimal.ZERO : last.totalLong());
      json.name("total_short_volume");
      HeatmapWire.density(json, last == null ? BigDecimal.ZERO : last.totalShort());
      json.name("total_consumed");
      HeatmapWire.density(json, consumed);
      json.endObject();
    }
  }
}
