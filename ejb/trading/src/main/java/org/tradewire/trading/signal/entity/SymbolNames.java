package org.tradewire.trading.signal.entity;

import java.util.List;
import java.util.Locale;

/**
 * Symbols as producers write them: {@code BTCUSDT}, {@code BTC/USDT}, {@code btc_usdt} and {@code
 * BTC-USDT} are one. Where nothing stands between the currencies, the ones that things are quoted
 * in tell where the first ends; what ends with none of them stays as it is, as shares do. Goes by
 * the text alone, so that a symbol has the same name on all nodes and for good.
 */
public final class SymbolNames {

  /** Longer ones first where one is the end of another. */
  private static final List<String> QUOTES =
      List.of(
          "FDUSD", "USDT", "USDC", "TUSD", "BUSD", "BTC", "ETH", "BNB", "DAI", "EUR", "GBP", "TRY",
          "BRL", "AUD", "JPY", "USD");

  /** What a producer of charts puts after a perpetual contract's name. */
  private static final String PERPETUAL = ".P";

  private SymbolNames() {}

  /** The canonical name. */
  public static String canonical(String written) {
    String upper = written.strip().toUpperCase(Locale.ROOT);
    String bare =
        upper.endsWith(PERPETUAL) ? upper.substring(0, upper.length() - PERPETUAL.length()) : upper;
    String joined = bare.replace('/', '-').replace('_', '-');
    if (joined.indexOf('-') >= 0) {
      return joined;
    }
    for (String quote : QUOTES) {
      if (joined.length() > quote.length() && joined.endsWith(quote)) {
        return joined.substring(0, joined.length() - quote.length()) + '-' + quote;
      }
    }
    return joined;
  }
}
