package org.tradewire.trading.heatmap.wire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.Picture;

/**
 * A picture as a channel of heatmaps has told it: densities have two decimals, and what candles
 * liquidated is not known.
 *
 * @param symbol as it stands on the wire, {@code BTCUSDT}
 * @param timeMs the message's time, milliseconds since the Unix epoch
 */
public record PictureMessage(String symbol, long timeMs, Picture picture) {

  /**
   * Reads a message.
   *
   * @throws RuntimeException it is none of a picture
   */
  public static PictureMessage of(StreamMessage message) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(message.json()))) {
      JsonObject envelope = reader.readObject();
      return new PictureMessage(
          envelope.getString("symbol"),
          Instant.parse(envelope.getString("timestamp")).toEpochMilli(),
          picture(envelope.getJsonObject("data")));
    }
  }

  private static Picture picture(JsonObject data) {
    List<HeatmapLevel> levels =
        data.getJsonArray("levels").getValuesAs(JsonObject.class).stream()
            .map(
                each ->
                    new HeatmapLevel(
                        number(each, "price"),
                        number(each, "long_density"),
                        number(each, "short_density")))
            .toList();
    return new Picture(
        new HeatmapSnapshot(
            Instant.parse(data.getString("open_time")).toEpochMilli(),
            number(data, "current_price"),
            levels,
            data.getInt("positions_created"),
            data.getInt("positions_consumed"),
            BigDecimal.ZERO),
        HeatmapModel.of(data.getString("model")).orElseThrow(),
        number(data, "bucket"),
        data.getBoolean("closed"));
  }

  private static BigDecimal number(JsonObject object, String name) {
    return object.getJsonNumber(name).bigDecimalValue();
  }

  /** The same message with other levels. */
  public PictureMessage with(List<HeatmapLevel> levels) {
    HeatmapSnapshot told = picture.snapshot();
    return new PictureMessage(
        symbol,
        timeMs,
        new Picture(
            new HeatmapSnapshot(
                told.openTimeMs(),
                told.close(),
                levels,
                told.created(),
                told.consumed(),
                told.consumedVolume()),
            picture.model(),
            picture.bucket(),
            picture.closed()));
  }
}
