package org.tradewire.collector.venue.kraken;

import org.tradewire.collector.venue.SymbolNaming;

/**
 * Kraken's names: {@code BTC/USD}. Version 1 has codes of its own for two currencies, XBT and XDG
 * (source: Kraken's support page "Asset names and codes").
 */
final class KrakenNaming implements SymbolNaming {

  @Override
  public String canonical(String venueName) {
    int slash = venueName.indexOf('/');
    return slash < 0
        ? venueName
        : currency(venueName.substring(0, slash)) + "-" + currency(venueName.substring(slash + 1));
  }

  @Override
  public String venueName(String canonical) {
    return canonical.replace('-', '/');
  }

  private static String currency(String code) {
    return switch (code) {
      case "XBT" -> "BTC";
      case "XDG" -> "DOGE";
      default -> code;
    };
  }
}
