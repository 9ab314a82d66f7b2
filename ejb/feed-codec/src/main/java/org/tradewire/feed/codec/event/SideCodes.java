package org.tradewire.feed.codec.event;

import org.tradewire.feed.api.Side;
import org.tradewire.feed.codec.SideCode;

/** Sides as a record has them. Stateless. */
final class SideCodes {

  private SideCodes() {}

  static SideCode of(Side side) {
    return side == Side.SELL ? SideCode.SELL : SideCode.BUY;
  }

  static Side side(SideCode code) {
    return code == SideCode.SELL ? Side.SELL : Side.BUY;
  }
}
