package org.tradewire.trading.challenge.entity;

/** The warnings a challenge can raise, in the order they are raised in. */
public enum DrawdownAlert {
  /** The day's loss nears its limit. */
  HIGH_DAILY_DRAWDOWN("MEDIUM", "Daily", "daily_start_equity"),
  /** The loss from the peak nears its limit. */
  HIGH_TOTAL_DRAWDOWN("HIGH", "Total", "max_equity_ever");

  private final String severity;
  private final String label;
  private final String baseField;

  DrawdownAlert(String severity, String label, String baseField) {
    this.severity = severity;
    this.label = label;
    this.baseField = baseField;
  }

  public String severity() {
    return severity;
  }

  /** Begins title and message. */
  public String label() {
    return label;
  }

  /** JSON name of the amount the drawdown is measured from. */
  public String baseField() {
    return baseField;
  }
}
