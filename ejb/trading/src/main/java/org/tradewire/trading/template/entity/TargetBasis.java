package org.tradewire.trading.template.entity;

/** What a profit target is compared with. */
public enum TargetBasis {
  /** The balance, once no position is open. */
  BALANCE_WHEN_FLAT,
  /** The equity, with what open positions would bring; passing closes them. */
  EQUITY
}
