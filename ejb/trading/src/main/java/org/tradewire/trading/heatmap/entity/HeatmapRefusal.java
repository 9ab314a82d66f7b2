package org.tradewire.trading.heatmap.entity;

import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;
import org.tradewire.trading.shared.ShortText;

/** Why a heatmap is not shown, or its settings are not changed. */
public enum HeatmapRefusal implements RefusalCode {
  /** No venue has brought open interest of the symbol. */
  UNKNOWN_HEATMAP(Kind.UNKNOWN),
  /** An administrator switched the symbol off. */
  HEATMAP_NOT_ENABLED(Kind.CONFLICT),
  /** Nothing was computed yet. */
  HEATMAP_NOT_READY(Kind.UNAVAILABLE),
  /** As many histories are being sent as the node sends at once. */
  HEATMAP_BUSY(Kind.UNAVAILABLE),
  /** A width that is no multiple of the stored one, or more pictures than are given at once. */
  INVALID_HEATMAP_QUESTION(Kind.INVALID),
  /** Settings that no model can have. */
  INVALID_HEATMAP_SETTINGS(Kind.INVALID),
  /** Somebody else changed them since the caller saw them. */
  HEATMAP_SETTINGS_CONFLICT(Kind.CONFLICT);

  /** A node that takes over reads what is stored within seconds. */
  private static final long READY_SECONDS = 5;

  private static final long BUSY_SECONDS = 5;

  private final Kind kind;

  HeatmapRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** No venue has brought it. */
  public static Refusal unknown(String symbol) {
    return UNKNOWN_HEATMAP.because(
        "There is no heatmap of "
            + ShortText.of(symbol)
            + ": no venue has brought its open interest; /api/heatmap/symbols lists what there is.");
  }

  /** It is switched off. */
  public static Refusal notEnabled(String symbol) {
    return HEATMAP_NOT_ENABLED.because(
        "The heatmap of " + symbol + " is switched off; an administrator can switch it on.");
  }

  /** Nothing was computed yet. */
  public static Refusal notReady(String symbol) {
    return HEATMAP_NOT_READY.forSeconds(
        READY_SECONDS, "The heatmap of " + symbol + " is being computed; ask again in a moment.");
  }

  /** Others are being answered. */
  public static Refusal busy() {
    return HEATMAP_BUSY.forSeconds(
        BUSY_SECONDS, "As many histories of heatmaps are being sent as this node sends at once.");
  }

  /** A width that is no multiple of the stored one. */
  public static Refusal bucket(SymbolSettings settings) {
    return INVALID_HEATMAP_QUESTION.ofField(
        "bucket",
        "bucket is a multiple of "
            + settings.model().bucket().toPlainString()
            + ", the width of "
            + settings.symbol()
            + "'s levels.");
  }

  /** The caller saw another version than there is. */
  public static Refusal conflict(String symbol, long seen) {
    return HEATMAP_SETTINGS_CONFLICT.because(
        "The settings of "
            + symbol
            + " were changed by somebody else: their version is not "
            + seen
            + " any more. Look again.");
  }
}
