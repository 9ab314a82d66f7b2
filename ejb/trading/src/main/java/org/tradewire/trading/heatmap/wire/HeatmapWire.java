package org.tradewire.trading.heatmap.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.message.JsonName;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.Picture;
import org.tradewire.trading.shared.Decimals;

/**
 * Heatmaps as document 002 shows them: numbers are JSON numbers, prices without trailing zeros,
 * densities with two decimals. Each method writes one value.
 */
public final class HeatmapWire {
  private static final int DENSITY_DECIMALS = 2;

  private static final JsonName PRICE = JsonName.of("price");
  private static final JsonName LONG_DENSITY = JsonName.of("long_density");
  private static final JsonName SHORT_DENSITY = JsonName.of("short_density");

  private HeatmapWire() {}

  /** A symbol as document 002 writes it: {@code BTCUSDT}. */
  public static String symbol(String canonical) {
    return canonical.replace("-", "");
  }

  /** The data of a snapshot. */
  public static void picture(JsonBytes json, Picture picture) {
    picture(json, picture, JsonBytes.of(picture.snapshot().levels(), HeatmapWire::levels));
  }

  /**
   * The data of a snapshot.
   *
   * @param levels of the snapshot, as {@link #levels} writes them
   */
  public static void picture(JsonBytes json, Picture picture, byte[] levels) {
    json.beginObject().name("levels").raw(levels);
    json.name("current_price");
    price(json, picture.snapshot().close());
    json.name("positions_created").value(picture.snapshot().created());
    json.name("positions_consumed").value(picture.snapshot().consumed());
    json.name("open_time").timestamp(picture.snapshot().openTimeMs());
    json.name("closed").value(picture.closed());
    json.name("model").value(picture.model().word());
    json.name("bucket");
    price(json, picture.bucket());
    json.endObject();
  }

  /** Levels by ascending price. */
  public static void levels(JsonBytes json, List<HeatmapLevel> levels) {
    json.beginArray();
    for (HeatmapLevel level : levels) {
      json.beginObject().name(PRICE);
      price(json, level.price());
      json.name(LONG_DENSITY);
      density(json, level.longDensity());
      json.name(SHORT_DENSITY);
      density(json, level.shortDensity());
      json.endObject();
    }
    json.endArray();
  }

  /** A price, or a width of prices, without trailing zeros; null where there is none. */
  public static void price(JsonBytes json, BigDecimal price) {
    json.value(Decimals.plain(price));
  }

  /** A notional with two decimals. */
  public static void density(JsonBytes json, BigDecimal density) {
    json.value(rounded(density));
  }

  /** A notional as it is shown: two decimals, half to even. */
  public static BigDecimal rounded(BigDecimal density) {
    return density.setScale(DENSITY_DECIMALS, RoundingMode.HALF_EVEN);
  }
}
