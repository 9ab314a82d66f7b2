package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.shared.Decimals;

/**
 * Levels as they are stored: a version, then of each level its price and both densities as scale,
 * length and digits. Densities are rounded to ten decimals, eight more than anybody sees.
 */
final class LevelBytes {
  private static final byte VERSION = 1;
  private static final int DENSITY_DECIMALS = 10;
  private static final int MAX_BYTES_PER_LEVEL = 3 * (2 + 24);

  private LevelBytes() {}

  /** As they are stored. */
  static byte[] of(List<HeatmapLevel> levels) {
    ByteBuffer buffer = ByteBuffer.allocate(1 + MAX_BYTES_PER_LEVEL * levels.size());
    buffer.put(VERSION);
    for (HeatmapLevel level : levels) {
      put(buffer, Decimals.plain(level.price()));
      put(buffer, rounded(level.longDensity()));
      put(buffer, rounded(level.shortDensity()));
    }
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @throws IllegalArgumentException it is something else
   */
  static List<HeatmapLevel> read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (!buffer.hasRemaining() || buffer.get() != VERSION) {
      throw new IllegalArgumentException("Stored levels of an unknown version.");
    }
    List<HeatmapLevel> levels = new ArrayList<>();
    while (buffer.hasRemaining()) {
      levels.add(new HeatmapLevel(decimal(buffer), decimal(buffer), decimal(buffer)));
    }
    return levels;
  }

  private static BigDecimal rounded(BigDecimal density) {
    return density.setScale(DENSITY_DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }

  private static void put(ByteBuffer buffer, BigDecimal value) {
    byte[] digits = value.unscaledValue().toByteArray();
    buffer.put((byte) value.scale()).put((byte) digits.length).put(digits);
  }

  private static BigDecimal decimal(ByteBuffer buffer) {
    int scale = buffer.get();
    byte[] digits = new byte[buffer.get()];
    buffer.get(digits);
    return new BigDecimal(new BigInteger(digits), scale);
  }
}
