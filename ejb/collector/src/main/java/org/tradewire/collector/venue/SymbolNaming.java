package org.tradewire.collector.venue;

/** How a venue writes the names of instruments. */
public interface SymbolNaming {

  /**
   * The canonical name, {@code BASE-QUOTE}.
   *
   * @throws InvalidMessageException if the venue's name cannot be understood
   */
  String canonical(String venueName) throws InvalidMessageException;

  /** The venue's name of a canonical one. */
  String venueName(String canonical);
}
