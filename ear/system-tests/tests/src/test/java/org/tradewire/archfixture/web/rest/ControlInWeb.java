package org.tradewire.archfixture.web.rest;

import org.tradewire.archfixture.trading.account.control.AccountControl;

/** Breaks: the web calls boundaries, never what stands behind them. */
public final class ControlInWeb {
  AccountControl control;
}
