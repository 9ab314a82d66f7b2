package org.tradewire.archfixture.trading.challenge.control;

import org.tradewire.archfixture.trading.account.control.AccountControl;

/** Breaks: components meet through a boundary or an entity. */
public final class ForeignControl {
  AccountControl control;
}
