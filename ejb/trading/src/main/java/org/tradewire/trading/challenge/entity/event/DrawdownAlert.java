package org.tradewire.trading.challenge.entity.event;

import java.util.List;
import org.tradewire.trading.challenge.entity.LossRule;
import org.tradewire.trading.shared.Severity;

/** The warnings a challenge can raise, in the order they are raised in. */
public enum DrawdownAlert {
  /** The day's loss nears its limit. */
  HIGH_DAILY_DRAWDOWN(LossRule.DAILY, Severity.MEDIUM, "Daily", "High Daily Drawdown Warning"),
  /** The whole loss nears its limit. */
  HIGH_TOTAL_DRAWDOWN(LossRule.TOTAL, Severity.HIGH, "Total", "High Total Drawdown Warning"),
  /** The day's limit is broken: nothing may be opened until the next day. */
  DAILY_LOSS_LIMIT_HIT(LossRule.DAILY, Severity.HIGH, "Daily", "Daily Loss Limit Hit");

  /** Those that are raised while a limit is approached. */
  public static final List<DrawdownAlert> APPROACHES =
      List.of(HIGH_DAILY_DRAWDOWN, HIGH_TOTAL_DRAWDOWN);

  private final LossRule limit;
  private final Severity severity;
  private final String label;
  private final String title;

  DrawdownAlert(LossRule limit, Severity severity, String label, String title) {
    this.limit = limit;
    this.severity = severity;
    this.label = label;
    this.title = title;
  }

  /** The limit it warns of. */
  public LossRule limit() {
    return limit;
  }

  public Severity severity() {
    return severity;
  }

  /** Begins the message. */
  public String label() {
    return label;
  }

  /** Headline on the wire. */
  public String title() {
    return title;
  }
}
