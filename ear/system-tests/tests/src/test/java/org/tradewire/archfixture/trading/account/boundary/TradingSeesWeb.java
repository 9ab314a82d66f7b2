package org.tradewire.archfixture.trading.account.boundary;

import org.tradewire.archfixture.web.rest.Resource;

/** Breaks: trading never sees web. */
public final class TradingSeesWeb {
  Resource resource;
}
