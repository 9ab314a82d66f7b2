package org.tradewire.trading.heatmap.entity;

import org.tradewire.trading.market.entity.VenueSymbol;

/** Whose picture: each venue, symbol and model has a state of its own. */
public record HeatmapKey(VenueSymbol instrument, HeatmapModel model) {

  @Override
  public String toString() {
    return instrument.venue() + ':' + instrument.symbol() + ':' + model.word();
  }
}
