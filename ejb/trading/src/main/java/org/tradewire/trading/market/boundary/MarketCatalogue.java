package org.tradewire.trading.market.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.entity.VenueSymbol;

/** Which instruments there are. Thread-safe; no transaction. */
@ApplicationScoped
public class MarketCatalogue {

  @Inject private MarketData market;

  /**
   * Every instrument that a feed of this node has brought since it started, by venue and symbol.
   */
  public List<VenueSymbol> symbols() {
    return List.copyOf(market.instruments());
  }
}
