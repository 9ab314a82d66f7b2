package org.tradewire.archfixture.trading.account.entity;

import org.tradewire.archfixture.trading.account.control.AccountControl;

/** Breaks: entity lies below control. */
public final class ControlInEntity {
  AccountControl control;
}
