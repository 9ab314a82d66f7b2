package org.tradewire.trading.challenge.entity;

/** Which of the two limits a loss runs into. */
public enum LossRule {
  /** The limit of the trading day. */
  DAILY,
  /** The limit of the whole loss. */
  TOTAL
}
