package org.tradewire.trading.signal.entity;

import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;
import org.tradewire.trading.shared.ShortText;

/** Why the settings of a built-in strategy are not changed. */
public enum StrategyRefusal implements RefusalCode {
  /** There is no such built-in strategy. */
  STRATEGY_NOT_FOUND(Kind.UNKNOWN),
  /** Parameters, symbols or time frames with which it cannot run. */
  INVALID_STRATEGY_SETTINGS(Kind.INVALID),
  /** Somebody else changed them since the caller saw them. */
  STRATEGY_SETTINGS_CONFLICT(Kind.CONFLICT);

  private final Kind kind;

  StrategyRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** There is none of this name. */
  public static Refusal notFound(String strategy) {
    return STRATEGY_NOT_FOUND.because(
        "There is no strategy "
            + ShortText.of(strategy)
            + "; /api/strategies lists what there is.");
  }

  /** The caller saw another version than there is. */
  public static Refusal conflict(String strategy, long seen) {
    return STRATEGY_SETTINGS_CONFLICT.because(
        "The settings of "
            + strategy
            + " were changed by somebody else: their version is not "
            + seen
            + " any more. Look again.");
  }
}
