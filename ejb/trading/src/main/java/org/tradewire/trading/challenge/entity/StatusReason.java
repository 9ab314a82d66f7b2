package org.tradewire.trading.challenge.entity;

/** Why a challenge ended; the names are those on the wire. */
public enum StatusReason {
  /** The day's loss went beyond its limit. */
  MAX_DAILY_DRAWDOWN,
  /** The loss from the peak went beyond its limit. */
  MAX_TOTAL_DRAWDOWN,
  /** The profit reached the target. */
  PROFIT_TARGET,
  /** More calendar days have passed since the start than the template allows. */
  MAX_DAYS,
  /** Nothing was traded for as many days as the template allows. */
  INACTIVITY
}
