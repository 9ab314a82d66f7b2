package org.tradewire.trading.challenge.entity;

/** Why something is booked that is no trade; the names are those on the wire. */
public enum AdjustmentKind {
  /** Nothing is open and the balance is below 0: what was lost beyond it is not owed. */
  NEGATIVE_BALANCE
}
