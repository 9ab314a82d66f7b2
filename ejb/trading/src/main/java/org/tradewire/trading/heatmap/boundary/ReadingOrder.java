package org.tradewire.trading.heatmap.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/**
 * In which order symbols get a turn's time for reading what is stored: it begins with the first
 * that got none the turn before, so that some whose history changes again and again do not keep the
 * others waiting. Not thread-safe.
 */
final class ReadingOrder {
  private String first = "";
  private boolean waits;

  /** The symbols of a turn that begins, each once. */
  List<String> of(NavigableSet<String> symbols) {
    waits = false;
    List<String> order = new ArrayList<>(symbols.tailSet(first, true));
    order.addAll(symbols.headSet(first, false));
    return order;
  }

  /** There was no time left in this turn when it was the symbol's, and it has something to read. */
  void waits(String symbol) {
    if (!waits) {
      waits = true;
      first = symbol;
    }
  }
}
