package org.tradewire.trading.heatmap.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.shared.Decimals;

/**
 * Tells equal pictures: SHA-256 over {@code created,consumed} and, by ascending price, {@code
 * price,long,short} of each level, one a line; prices without trailing zeros, densities with two
 * decimals. Time and current price are no part of it.
 */
public final class SnapshotDigest {

  private SnapshotDigest() {}

  /** Sixty-four lower-case hexadecimal digits. */
  public static String of(HeatmapSnapshot snapshot) {
    StringBuilder text = new StringBuilder(64 + 48 * snapshot.levels().size());
    text.append(snapshot.created()).append(',').append(snapshot.consumed()).append('\n');
    for (HeatmapLevel level : snapshot.levels()) {
      text.append(Decimals.text(level.price()))
          .append(',')
          .append(density(level.longDensity()))
          .append(',')
          .append(density(level.shortDensity()))
          .append('\n');
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java machine has SHA-256", e);
    }
  }

  private static String density(BigDecimal density) {
    return density.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
