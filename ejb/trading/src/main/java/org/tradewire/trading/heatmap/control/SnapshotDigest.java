package org.tradewire.trading.heatmap.control;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tradewire.streaming.message.NumberLines;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.wire.HeatmapWire;
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
    NumberLines lines = new NumberLines();
    lines.number(snapshot.created()).number(snapshot.consumed()).end();
    for (HeatmapLevel level : snapshot.levels()) {
      lines
          .number(Decimals.plain(level.price()))
          .number(HeatmapWire.rounded(level.longDensity()))
          .number(HeatmapWire.rounded(level.shortDensity()))
          .end();
    }
    return HexFormat.of().formatHex(sha256().digest(lines.toBytes()));
  }

  /**
   * Tells equal pictures as {@link #of} does, by another value and in less time: from levels that
   * are to be sent anyway.
   *
   * @param levels of the snapshot, as {@link HeatmapWire#levels} writes them
   */
  static String ofWritten(HeatmapSnapshot snapshot, byte[] levels) {
    MessageDigest digest = sha256();
    digest.update(
        new NumberLines().number(snapshot.created()).number(snapshot.consumed()).end().toBytes());
    return HexFormat.of().formatHex(digest.digest(levels));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java machine has SHA-256", e);
    }
  }
}
