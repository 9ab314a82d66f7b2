package org.tradewire.collector.venue.binance;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewire.collector.market.Excerpt;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SymbolNaming;

/**
 * Binance's names: base and quote without anything between, {@code BTCUSDT}. What was asked for
 * comes back by the name it was asked for; of anything else, as in recordings, the currencies that
 * things are quoted in there tell where one ends. Futures that end, and those of COIN-M, have their
 * day or kind after it: {@code BTCUSDT_260925} is {@code BTC-USDT-260925}, {@code BTCUSD_PERP} is
 * {@code BTC-USD-PERP}.
 */
final class BinanceNaming implements SymbolNaming {

  /** Longer ones first where one is the end of another. */
  private static final List<String> QUOTES =
      List.of(
          "FDUSD", "USDT", "USDC", "TUSD", "BUSD", "USDP", "DOGE", "BTC", "ETH", "BNB", "TRX",
          "XRP", "DAI", "EUR", "GBP", "TRY", "BRL", "AUD", "JPY", "PLN", "RON", "ZAR", "UAH", "MXN",
          "CZK", "ARS", "COP", "IDR", "USD");

  private final Map<String, String> asked = new HashMap<>();

  /** Names that are known already, canonical; none for a recording. */
  BinanceNaming(List<String> symbols) {
    symbols.forEach(symbol -> asked.put(venueName(symbol), symbol));
  }

  @Override
  public String canonical(String venueName) throws InvalidMessageException {
    String known = asked.get(venueName);
    if (known != null) {
      return known;
    }
    int end = venueName.indexOf('_');
    String pair = end < 0 ? venueName : venueName.substring(0, end);
    for (String quote : QUOTES) {
      if (pair.length() > quote.length() && pair.endsWith(quote)) {
        String base = pair.substring(0, pair.length() - quote.length());
        String contract = end < 0 ? "" : "-" + venueName.substring(end + 1);
        return base + "-" + quote + contract;
      }
    }
    throw new InvalidMessageException(
        "The symbol \"" + Excerpt.of(venueName) + "\" ends with no currency that is known.");
  }

  @Override
  public String venueName(String canonical) {
    String[] parts = canonical.split("-", 3);
    String pair = parts.length < 2 ? canonical : parts[0] + parts[1];
    return (parts.length < 3 ? pair : pair + "_" + parts[2]).toUpperCase(Locale.ROOT);
  }
}
