package org.tradewire.collector.venue.coinbase;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewire.collector.venue.json.MinuteService;

/** What the candles of both Coinbase services have in common: the product stands in the path. */
abstract class CoinbaseMinutes implements MinuteService {

  private static final Pattern ADDRESS = Pattern.compile("/products/([^/]+)/candles\\?");

  @Override
  public final Optional<String> symbol(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
