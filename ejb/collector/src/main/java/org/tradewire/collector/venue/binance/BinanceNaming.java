package org.tradewire.collector.venue.binance;

import java.util.List;
import java.util.Locale;
import org.tradewire.collector.venue.Excerpt;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SymbolNaming;

/**
 * Binance's names: base and quote without anything between, {@code BTCUSDT}. Where one ends is told
 * by the currencies that things are quoted in there.
 */
final class BinanceNaming implements SymbolNaming {

  /** Longer ones first where one is the end of another. */
  private static final List<String> QUOTES =
      List.of(
          "FDUSD", "USDT", "USDC", "TUSD", "BUSD", "USDP", "DOGE", "BTC", "ETH", "BNB", "TRX",
          "XRP", "DAI", "EUR", "GBP", "TRY", "BRL", "AUD", "JPY", "PLN", "RON", "ZAR", "UAH", "MXN",
          "CZK", "ARS", "COP", "IDR", "USD");

  @Override
  public String canonical(String venueName) throws InvalidMessageException {
    for (String quote : QUOTES) {
      if (venueName.length() > quote.length() && venueName.endsWith(quote)) {
        return venueName.substring(0, venueName.length() - quote.length()) + "-" + quote;
      }
    }
    throw new InvalidMessageException(
        "The symbol \"" + Excerpt.of(venueName) + "\" ends with no currency that is known.");
  }

  @Override
  public String venueName(String canonical) {
    return canonical.replace("-", "").toUpperCase(Locale.ROOT);
  }
}
