package org.tradewire.archfixture.trading.account.wire;

import org.tradewire.archfixture.trading.account.control.AccountControl;

/** Breaks: a wire form shows values and decides nothing. */
public final class ControlInWire {
  AccountControl control;
}
