package org.tradewire.archfixture.trading.account.control;

import org.tradewire.archfixture.feed.ring.Ring;

/** Breaks: trading gets market data from the adapter, never from the ring. */
public final class RingInControl {
  Ring ring;
}
