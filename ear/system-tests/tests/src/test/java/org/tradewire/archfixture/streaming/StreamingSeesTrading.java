package org.tradewire.archfixture.streaming;

import org.tradewire.archfixture.trading.account.boundary.AccountBoundary;

/** Breaks: streaming knows no trading. */
public final class StreamingSeesTrading {
  AccountBoundary boundary;
}
