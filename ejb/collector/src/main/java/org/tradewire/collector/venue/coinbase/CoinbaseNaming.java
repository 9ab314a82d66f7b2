package org.tradewire.collector.venue.coinbase;

import org.tradewire.collector.venue.SymbolNaming;

/** Coinbase's names are the canonical ones: {@code BTC-USD}. */
enum CoinbaseNaming implements SymbolNaming {
  /** The only one. */
  SAME;

  @Override
  public String canonical(String venueName) {
    return venueName;
  }

  @Override
  public String venueName(String canonical) {
    return canonical;
  }
}
