package org.tradewire.archfixture.trading.account.entity;

import org.tradewire.archfixture.trading.account.wire.ControlInWire;

/** Breaks: a value does not know how it looks on the wire. */
public final class WireInEntity {
  ControlInWire wire;
}
